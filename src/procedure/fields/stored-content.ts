/** Content as it comes back from where it is kept: whatever stands there, what is read is content of the kind. */
import { validateIsoDate } from '../calendar/days.js';
import type { ApplicationContent, CommonContent, ContentB, ContentC1, ContentC2, ContentRenkeiB } from './content.js';
import { emptyContent } from './empty-content.js';
import type { Kind } from '../terms/kinds.js';

/** A stored value that its field cannot hold. The field reads as empty until a person fills it in again. */
export interface UnreadableValue {
  /** Path of the field as in `Problem`. */
  field: string;
  /** What stands there, as JSON; a long one is cut off. */
  stored: string;
}

/** What a field of type T holds. */
type ShapeOf<T> = T extends string[]
  ? 'texts'
  : T extends (infer Row)[]
    ? readonly [{ readonly [Name in keyof Row]: ShapeOf<Row[Name]> }]
    : T extends boolean
      ? 'flag'
      : T extends string
        ? 'text'
        : T extends object
          ? { readonly [Name in keyof T]: ShapeOf<T[Name]> }
          : never;
/** A field that may be null is a number or a day. */
type FieldShape<T> = null extends T
  ? number extends T
    ? 'number'
    : 'day'
  : T extends (infer Row)[]
    ? T extends string[]
      ? 'texts'
      : readonly [{ readonly [Name in keyof Row]: FieldShape<Row[Name]> }]
    : T extends object
      ? { readonly [Name in keyof T]: FieldShape<T[Name]> }
      : ShapeOf<T>;

const COMMON: FieldShape<CommonContent> = {
  contactName: 'text',
  contactPhone: 'text',
  business: 'text',
  longHoursReason: 'text',
  pledge: { agreed: 'flag', pledgedOn: 'day' },
  violation: { exists: 'flag', referredOn: 'day', publishedOn: 'day' },
  change: { matters: 'text', reason: 'text' },
};

type OwnShape<T> = FieldShape<Omit<T, 'kind'>>;

const SHAPES: {
  readonly B: OwnShape<ContentB>;
  readonly RENKEI_B: OwnShape<ContentRenkeiB>;
  readonly C1: OwnShape<ContentC1>;
  readonly C2: OwnShape<ContentC2>;
} = {
  B: {
    ...COMMON,
    subItems: 'texts',
    emergency: {
      periodFrom: 'day',
      periodTo: 'day',
      ambulances: 'number',
      helicopterIncluded: 'flag',
      offHoursAdmissions: 'number',
      importantRole: 'flag',
      importantRoleDetail: 'text',
    },
    listedInTable5: 'flag',
    listedInTable7: 'flag',
    results: [{ code: 'text', text: 'text' }],
    regionalRole: 'text',
  },
  RENKEI_B: {
    ...COMMON,
    destinations: [
      { institutionName: 'text', planningAreaId: 'text', department: 'text', persons: 'number', days: 'number' },
    ],
  },
  C1: {
    ...COMMON,
    clinicalTraining: 'flag',
    specialtyTraining: 'flag',
    programmes: [{ name: 'text', trainees: 'number' }],
    specialtyTraineesApplied: 'flag',
    efficiencyMeasures: 'text',
  },
  C2: {
    ...COMMON,
    field: 'text',
    environmentConfirmedOn: 'day',
    environmentConfirmationNo: 'text',
    doctors: [{ name: 'text', planFrom: 'day', planTo: 'day', confirmedOn: 'day' }],
    supervision: 'text',
  },
};

/**
 * Reads stored content. Never throws. A field that is missing reads as empty, as it does in content that nobody has written
 * yet; a value that its field cannot hold reads as empty too, and is told.
 */
export function readStoredContent(
  kind: Kind,
  stored: unknown,
): { content: ApplicationContent; unreadable: UnreadableValue[] } {
  const unreadable: UnreadableValue[] = [];
  if (!isGroup(stored)) {
    if (stored !== null && stored !== undefined) unreadable.push({ field: '', stored: told(stored) });
    return { content: emptyContent(kind), unreadable };
  }
  const content = { ...(read(SHAPES[kind], stored, '', unreadable) as object), kind } as ApplicationContent;
  if ('kind' in stored && stored['kind'] !== kind) unreadable.push({ field: 'kind', stored: told(stored['kind']) });
  return { content, unreadable };
}

/** Stored ticks and answers by name; one that is neither yes nor no is left out. Never throws. */
export function readStoredFlags<Name extends string>(
  names: readonly Name[],
  stored: unknown,
): Partial<Record<Name, boolean>> {
  if (!isGroup(stored)) return {};
  return Object.fromEntries(
    names.flatMap((name) => (typeof valueOf(stored, name) === 'boolean' ? [[name, stored[name]]] : [])),
  ) as Partial<Record<Name, boolean>>;
}

type Shape = 'text' | 'number' | 'day' | 'flag' | 'texts' | readonly [Shape] | { readonly [name: string]: Shape };

function read(shape: Shape, value: unknown, path: string, unreadable: UnreadableValue[]): unknown {
  const empty = <T>(nothing: T): T => {
    if (value !== undefined && value !== null) unreadable.push({ field: path, stored: told(value) });
    return nothing;
  };
  switch (shape) {
    case 'text':
      return typeof value === 'string' ? value : empty('');
    case 'flag':
      return typeof value === 'boolean' ? value : empty(false);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : empty(null);
    case 'day':
      return typeof value === 'string' && validateIsoDate(value) !== null ? value : empty(null);
    case 'texts':
      return items(value, path, unreadable, (item) => typeof item === 'string');
    default:
      break;
  }
  if (Array.isArray(shape)) {
    const [row] = shape as readonly [Shape];
    return items(value, path, unreadable, isGroup).map((item, index) =>
      read(row, item, `${path}[${index}]`, unreadable),
    );
  }
  const group = isGroup(value) ? value : empty({});
  const fields = Object.entries(shape as Readonly<Record<string, Shape>>);
  return Object.fromEntries(
    fields.map(([name, inner]) => [
      name,
      read(inner, valueOf(group, name), path === '' ? name : `${path}.${name}`, unreadable),
    ]),
  );
}

/** The items of a list that fit; the others are told. */
function items(
  value: unknown,
  path: string,
  unreadable: UnreadableValue[],
  fits: (item: unknown) => boolean,
): unknown[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  const misfits: unknown[] = Array.isArray(value)
    ? list.filter((item) => !fits(item))
    : value === undefined || value === null
      ? []
      : [value];
  unreadable.push(...misfits.map((item) => ({ field: path, stored: told(item) })));
  return list.filter(fits);
}

const LONGEST_TOLD = 200;

function told(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length <= LONGEST_TOLD ? text : `${[...text.slice(0, LONGEST_TOLD)].slice(0, -1).join('')}…`;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueOf(group: object, name: string): unknown {
  return Object.hasOwn(group, name) ? (group as Record<string, unknown>)[name] : undefined;
}
