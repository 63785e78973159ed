import type { FormInput } from '../../../forms/index.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import { formatJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import { japanDate } from '../../platform/clock.js';
import { sourceOf } from '../documents/document-table.js';
import type { PackCase } from './pack-case.js';
import { numberOf } from '../../procedure/terms/reference-number.js';

/** The sheets of a 一件書類 that tell what happened and list every file with its digest. */
export function caseRecordDocument(
  { view, material, log }: PackCase,
  files: readonly StoredFileInfo[],
): { formId: 'case-record'; title: string; input: FormInput<'case-record'> } {
  const { application, institution } = view;
  const { kind, procedure, state } = application;
  const [last] = log;
  const versions = versionsOf(files);
  return {
    formId: 'case-record',
    title: '経過及び文書一覧',
    input: {
      reference: numberOf(application),
      institutionName: institution.name,
      establisherName: institution.establisherName,
      kind,
      procedure,
      stage: STATE_INFO[state].label,
      preparedOn: material.today,
      log: [...log].reverse().map(({ occurredAt, actorOffice, actorName, sentence }) => ({
        on: japanDate(occurredAt),
        time: clockText(occurredAt),
        actor: [actorOffice, actorName].filter(Boolean).join('　'),
        sentence: `${sentence}。`,
      })),
      documents: files.map((file) => ({
        title: titleOf(file, versions.get(file.id)),
        version: versions.get(file.id)?.version ?? file.version,
        origin: originOf(file),
        on: japanDate(file.createdAt),
        by: `${file.createdByOffice}　${file.createdByName}`,
        ...(file.reason !== '' && { reason: file.reason }),
        sha256: file.sha256,
      })),
      ...(last && { logHash: last.hash }),
    },
  };
}

/** What the hospital submitted was never put out by an office, and its copy is made by the program while it is submitted or received. */
function originOf({
  purpose,
  formId,
  subjectKey,
}: StoredFileInfo): FormInput<'case-record'>['documents'][number]['origin'] {
  if (purpose === 'attachment') return 'uploaded';
  if (purpose === 'office') return 'filed';
  if (formId === 'reception-copy') return 'made';
  return formId !== null && sourceOf(formId, subjectKey)?.documentClass === 'application' ? 'uploaded' : 'issued';
}

/** Files that an office keeps stand beside each other; so do attachments, each of which is its own subject. */
const documentKey = ({ id, purpose, formId, requirementId, subjectKey }: StoredFileInfo): string =>
  JSON.stringify(purpose === 'office' ? [id] : [purpose, formId, requirementId, subjectKey]);

interface PlacedVersion {
  version: number;
  latest: number;
}

/** Which version of its document each file is: a second file beside the first is no second version of it. */
function versionsOf(files: readonly StoredFileInfo[]): ReadonlyMap<string, PlacedVersion> {
  const documents = new Map<string, StoredFileInfo[]>();
  for (const file of files) documents.set(documentKey(file), [...(documents.get(documentKey(file)) ?? []), file]);
  return new Map(
    [...documents.values()].flatMap((all) => {
      const versionOf = ({ purpose, version }: StoredFileInfo) =>
        purpose === 'issued' ? version : all.filter((each) => each.version <= version).length;
      const latest = Math.max(...all.map(versionOf));
      return all.map((file) => [file.id, { version: versionOf(file), latest }] as const);
    }),
  );
}

/** A former version says which one took its place, a withdrawn file why. */
function titleOf({ title, withdrawal }: StoredFileInfo, placed: PlacedVersion | undefined): string {
  if (withdrawal)
    return `${title}（${formatJapaneseDate(japanDate(withdrawal.withdrawnAt))}取下げ：${withdrawal.reason}）`;
  return placed && placed.version < placed.latest ? `${title}（第${placed.latest}版に差し替え）` : title;
}

const CLOCK = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

function clockText(instant: Date): string {
  return CLOCK.format(instant);
}
