/** Where one may type: the fields of the OpenAPI document and of the forms on the pages. */
import type { OpenAPIObject } from '@nestjs/swagger';
import { resolve, type Schema } from '../support/openapi.js';

type Path = (string | number)[];

/** A field of a JSON body that takes one value or a list of them. */
export interface JsonField {
  path: Path;
  /** It takes one value, so no array and no object. */
  scalar: boolean;
}

/** What a person could have typed, by the name of the field and what it takes. */
const TYPED: Readonly<Record<string, unknown>> = {
  planningAreaId: 'tokachi',
  planningAreaIds: ['tokachi'],
  code: '(3)イ',
  subItems: ['(1)イ'],
  contactPhone: '0155-00-0000',
  dueOn: '2026-12-28',
  validFrom: '2027-04-01',
  heldOn: '2026-12-10',
  requirementId: 'D20',
  arrivedOn: '2026-12-10',
};

/** A body that fits the schema, and where its fields are. Every list has one item. */
export function bodyOf(
  document: OpenAPIObject,
  schema: Schema,
  given: Readonly<Record<string, unknown>> = {},
  path: Path = [],
): { body: unknown; fields: JsonField[] } {
  if (schema.$ref) return bodyOf(document, resolve(document, schema.$ref), given, path);
  if (schema.allOf) {
    const parts = schema.allOf.map((part) => bodyOf(document, part, given, path));
    return parts.length === 1
      ? parts[0]!
      : {
          body: Object.assign({}, ...parts.map(({ body }) => body)) as unknown,
          fields: parts.flatMap(({ fields }) => fields),
        };
  }
  if (schema.anyOf) return bodyOf(document, schema.anyOf[0]!, given, path);
  const name = String(path.at(-1) ?? '');
  if (schema.properties) {
    const inner = Object.entries(schema.properties).map(
      ([key, each]) => [key, bodyOf(document, each, given, [...path, key])] as const,
    );
    return {
      body: Object.fromEntries(inner.map(([key, { body }]) => [key, body])),
      fields: [...(path.length > 0 ? [{ path, scalar: false }] : []), ...inner.flatMap(([, { fields }]) => fields)],
    };
  }
  if (schema.items) {
    const item = bodyOf(document, schema.items, given, [...path, 0]);
    return { body: given[name] ?? TYPED[name] ?? [item.body], fields: [{ path, scalar: false }, ...item.fields] };
  }
  return { body: given[name] ?? TYPED[name] ?? sample(schema), fields: [{ path, scalar: true }] };
}

function sample({ type, enum: words, format }: Schema): unknown {
  if (words) return words[0];
  const [only] = [type ?? 'string'].flat();
  if (only === 'integer' || only === 'number') return 1;
  if (only === 'boolean') return true;
  return format === 'date' ? '2026-12-11' : format === 'uuid' ? '00000000-0000-4000-8000-000000000000' : 'あ';
}

/** A copy of the body with another value at this place. */
export function withValue(body: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  const copy = (Array.isArray(body) ? [...(body as unknown[])] : { ...(body as object) }) as Record<
    string | number,
    unknown
  >;
  copy[name] = withValue(copy[name] ?? {}, rest, value);
  return copy;
}

export const FORM_TEXTS: Readonly<Record<string, string>> = {
  dueOn: '令和8年12月28日',
  heldOn: '令和8年12月10日',
  answeredOn: '令和8年12月10日',
  validFrom: '令和9年4月1日',
  meetsOn: '令和8年12月10日',
  confirmedOn: '令和8年11月20日',
  issuedOn: '令和8年12月11日',
  appliedOn: '令和8年6月1日',
  documentDate: '令和8年12月11日',
  day: '令和8年12月30日',
  on: '令和8年12月11日',
  date: '令和8年12月11日',
  fiscalYear: '令和9年度',
  number: '1',
  applicationDeadline: '令和9年6月30日',
  kana: 'シケン',
  login: 'shiken-hanako',
  members: '12',
  answered: '',
  periodFrom: '令和9年4月1日',
  periodTo: '令和14年3月31日',
  doctorsTotal: '84',
  doctorsOver960: '12',
  longestHours: '1540',
  heardOn: '令和8年8月20日',
  noticedOn: '令和8年10月20日',
  asOf: '令和8年9月30日',
  phone: '',
  code: '',
  expiresOn: '令和9年3月31日',
  currentPassword: 'まちがい',
  arrivedOn: '令和8年12月10日',
  requestOn: '',
  councilBy: '',
  reportBy: '',
  designationFrom: '',
};
