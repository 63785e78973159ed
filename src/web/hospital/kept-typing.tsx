/** What was typed on a form of the hospital and not sent yet: kept, shown again, told of. */
import { KeptMeanwhile } from '../../applications/entities/errors.js';
import type { KeptForm } from '../../applications/entities/kept-form.js';
import type { KeepForm, KeptEvent, KeptForms } from '../../applications/working-copy/kept-forms.js';
import { flatValues, type FlatValues } from '../../inputs/fields/flat-values.js';
import { Declined } from '../../platform/declined.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { FROM_PAGE } from '../addresses/hospital-addresses.js';
import { formatDateTime } from '../base/format.js';
import { Banner, CONFIRMED, DataTable, type FieldErrors } from '../components/index.js';
import { NO_VERSION, typedVersion } from '../requests/form-body.js';
import { wholeFormErrors } from '../requests/posted-form.js';
import { THEN } from './leaving.js';

const VERSION = 'keptVersion';

/** Fields of a form that nobody types. */
const NOT_TYPED: ReadonlySet<string> = new Set([
  'lockVersion',
  'idempotencyKey',
  'workingVersion',
  'sectionsSeen',
  CONFIRMED,
  FROM_PAGE,
  THEN,
  VERSION,
]);

/** How what was typed on a form stands. */
export interface Kept {
  /** For the form: the next press is compared with it. */
  version: number;
  /** What a page opened anew shows, by whom and when; null on a form that comes back. */
  shown: KeptForm | null;
  /** It was kept just now. */
  justKept: boolean;
  /** What somebody else kept meanwhile, which was not written over. */
  meanwhile: KeptForm | null;
  typed: FlatValues;
}

/** As a page that is opened finds it. */
export async function keptOn(forms: KeptForms, actor: Actor, caseId: string, type: KeptEvent): Promise<Kept> {
  const stored = (await forms.of(actor, caseId)).find(({ eventType }) => eventType === type) ?? null;
  return {
    version: stored?.version ?? 0,
    shown: stored,
    justKept: false,
    meanwhile: null,
    typed: { ...stored?.fields },
  };
}

/** What is wrong with a posted form that says which version of the kept typing it showed, and says none; null where that can be read, or is not said. */
export function keptErrors(body: unknown): FieldErrors | null {
  return Object.hasOwn(Object(body) as object, VERSION) && typedVersion(body, VERSION) === NO_VERSION
    ? wholeFormErrors(
        '途中の内容の版を読み取れないので、受け付けていません。入力した内容は欄に残っています。もう一度、ボタンを押してください。',
      )
    : null;
}

/**
 * Keeps what was typed on a form that is not sent, or came back.
 * @returns how it stands now; where nothing can be kept (the case is not being written any more) as it was
 */
export async function keepTyped(
  forms: KeptForms,
  actor: Actor,
  { caseId, eventType, body }: Pick<KeepForm, 'caseId' | 'eventType'> & { body: unknown },
): Promise<Kept> {
  const fields = typedFields(body);
  const seen = Math.max(0, typedVersion(body, VERSION));
  const kept = { version: seen, shown: null, justKept: false, meanwhile: null, typed: fields };
  if (typedVersion(body, VERSION) === NO_VERSION) return { ...kept, version: 0 }; // sent by no page of ours
  if (seen === 0 && Object.values(fields).every(isNothing)) return kept;
  try {
    return { ...kept, version: await forms.keep(actor, { caseId, eventType, seen, fields }), justKept: true };
  } catch (error) {
    if (error instanceof KeptMeanwhile)
      return { ...kept, version: error.stored?.version ?? 0, meanwhile: error.stored };
    if (error instanceof Declined) return kept;
    throw error;
  }
}

/** The hidden field of a form on which what is typed is kept. */
export function KeptVersionField({ kept }: { kept: Kept }) {
  return <input type="hidden" name={VERSION} value={String(kept.version)} />;
}

/** What is typed here and not sent, above its form. @param sent what the act is called that sends it: 記録, 提出 */
export function KeptNote({ kept, sent, labelOf }: { kept: Kept; sent: string; labelOf: (name: string) => string }) {
  const { shown, justKept, meanwhile, typed } = kept;
  if (meanwhile) return <Meanwhile meanwhile={meanwhile} typed={typed} labelOf={labelOf} />;
  if (justKept)
    return (
      <Banner kind="info" title="入力した内容は、途中の内容として保存しました">
        <p>
          まだ{sent}
          されていません。この画面を閉じても、次に開いたときに続きから入力できます。ファイルは、もう一度選んでください。
        </p>
      </Banner>
    );
  if (shown)
    return (
      <Banner
        kind="info"
        title={`途中まで入力した内容です（${formatDateTime(shown.savedAt)}に${shown.savedByName}さんが保存）`}
      >
        <p>まだ{sent}されていません。続きを入力してください。</p>
      </Banner>
    );
  return null;
}

function Meanwhile({
  meanwhile,
  typed,
  labelOf,
}: {
  meanwhile: KeptForm;
  typed: FlatValues;
  labelOf: (name: string) => string;
}) {
  const names = [...new Set([...Object.keys(meanwhile.fields), ...Object.keys(typed)])];
  const rows = names
    .map((name) => ({ label: labelOf(name), stored: typedAt(meanwhile.fields, name), own: typedAt(typed, name) }))
    .filter(({ stored, own }) => stored !== own);
  return (
    <Banner kind="warning" title="ほかの方が先に、この画面の途中の内容を保存しました">
      <p>
        {meanwhile.savedByName}さんが{formatDateTime(meanwhile.savedAt)}
        に保存しています。あなたの入力はまだ保存されていません。下の欄にはあなたの入力が残っています。もう一度保存すると、あなたの入力に置き換わります。
      </p>
      <DataTable
        caption="違うところ"
        rows={rows}
        columns={[
          { header: '項目', cell: ({ label }) => label },
          { header: '保存されている内容', cell: ({ stored }) => <span class="typed-text">{stored || '空欄'}</span> },
          { header: 'あなたの入力', cell: ({ own }) => <span class="typed-text">{own || '空欄'}</span> },
        ]}
      />
    </Banner>
  );
}

/** By any name that was posted; a tick posts what it is when it is not set, too. */
function typedAt(values: FlatValues, name: string): string {
  return (Object.hasOwn(values, name) && inOne(values[name])) || '';
}

const inOne = (value: string | string[] | undefined) => (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? ''));

const isNothing = (value: string | string[]) => ['', 'false'].includes(inOne(value).trim());

/** What the database cannot hold is no text of a person. */
const storable = (text: string) => Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');

function typedFields(body: unknown): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(flatValues(body)).flatMap(([name, value]) =>
      value === undefined || NOT_TYPED.has(name)
        ? []
        : [[storable(name), Array.isArray(value) ? value.map(storable) : storable(value)]],
    ),
  );
}
