import type { FormInput } from '../../../forms/index.js';
import type { Document } from '../../documents/issued-documents.js';
import { wordingOn } from '../../procedure/profile/paper-settings.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { correctionPlaceOnPaper } from '../../procedure/requirements/correction-places.js';
import { NOT_IN_FORCE, type NotInForce, UNCHANGED_NOTE } from '../../procedure/case/words.js';
import { stateLabel } from '../../procedure/terms/states.js';
import { formatJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import { japanDate } from '../../platform/clock.js';
import { allLegible } from '../../documents/legible-values.js';
import { sourceOf } from '../documents/document-table.js';
import { oldValueOnPaper } from '../../procedure/printed-records.js';
import type { OutdatedVersion } from '../documents/official-documents.js';
import type { PackCase } from './pack-case.js';
import { inDocumentFigures } from '../../procedure/terms/official-words.js';
import { numberOf } from '../../procedure/terms/reference-number.js';

type CaseRecord = FormInput<'case-record'>;

/** The sheets of a 一件書類 or 起案添付一式 that tell what happened and list every file with its digest. */
export function caseRecordDocument(
  { view, material, log, particulars, differences, outdated, outOfForce }: PackCase,
  files: readonly StoredFileInfo[],
  pack: CaseRecord['pack'] = 'caseFile',
): Pick<Document<'case-record'>, 'formId' | 'title' | 'input' | 'wording'> {
  const { application, institution } = view;
  const { kind, procedure, state } = application;
  const [last] = log;
  const versions = versionsOf(files);
  return {
    formId: 'case-record',
    title: '経過及び文書一覧',
    wording: wordingOn(material.facts.profile, 'case-record', material.today),
    // It tells of files whose names come from anywhere; what it says is no less true where a character of one cannot be printed.
    input: allLegible<CaseRecord>({
      pack,
      reference: numberOf(application),
      institutionName: institution.name,
      establisherName: institution.establisherName,
      kind,
      procedure,
      stage: stateLabel(state, procedure),
      preparedOn: material.today,
      log: [...log].reverse().map(({ seq, occurredAt, actorOffice, actorName, sentence }) => ({
        on: japanDate(occurredAt),
        time: clockText(occurredAt),
        actor: [actorOffice, actorName].filter(Boolean).join('　'),
        sentence: `${sentence}。`,
        particulars: [...(particulars.get(seq) ?? [])],
      })),
      corrections: [...view.corrections]
        .sort((one, other) => one.number - other.number)
        .map(({ number, requestedOn, dueOn, closedOn, closedReason, items }) => ({
          number,
          requestedOn,
          dueOn,
          ...(closedOn !== null && { closedOn }),
          ...(closedReason !== '' && { closedReason }),
          items: items.map(({ target, text, answer, unchanged }) => ({
            where: correctionPlaceOnPaper(view.facts, target),
            text,
            ...(answer !== '' && { answer }),
            ...(unchanged && { note: UNCHANGED_NOTE }),
          })),
        })),
      differences: differences.map(({ number, on, parts }) => ({
        submission: number,
        on,
        items: parts.flatMap(({ title, items }) =>
          items.map(({ label, before, after, asked }) => ({
            what: `${title}　${label}`,
            ...(before !== '' && { before }),
            ...(after !== '' && { after }),
            ...(asked !== undefined && { asked: asked ? ('yes' as const) : ('no' as const) }),
          })),
        ),
      })),
      documents: files.map((file) => ({
        title: titleOf(file, versions.get(file.id), outOfForce.get(file.id)),
        version: versions.get(file.id)?.version ?? file.version,
        origin: originOf(file),
        on: japanDate(file.createdAt),
        by: `${file.createdByOffice}　${file.createdByName}`,
        ...(file.reason !== '' && { reason: file.reason }),
        ...(file.withdrawal && { withdrawnFor: file.withdrawal.reason }),
        ...noteOf(outdated.get(file.id)),
        sha256: file.sha256,
      })),
      ...(last && { logHash: last.hash }),
    }),
  };
}

function noteOf(outdated: OutdatedVersion | undefined): { note?: string } {
  if (outdated === undefined) return {};
  const { values, correctedIn } = outdated;
  const told = values.map((value) => oldValueOnPaper(value, formatJapaneseDate(japanDate(value.at))));
  return {
    note: [
      ...told,
      ...(correctedIn ? [inDocumentFigures(`訂正後に作った文書は第${correctedIn.version}版です。`, [])] : []),
    ].join(''),
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

/** What was issued is named by us; the name of a file that came from elsewhere stays as it came. */
export function titleInDocuments({ title, purpose }: Pick<StoredFileInfo, 'title' | 'purpose'>, mark = ''): string {
  return `${purpose === 'issued' ? inDocumentFigures(title, []) : title}${inDocumentFigures(mark, [])}`;
}

/** A former version says which one took its place, a withdrawn file when it was, and one of no submission in force why. */
function titleOf(file: StoredFileInfo, placed: PlacedVersion | undefined, notInForce: NotInForce | undefined): string {
  if (file.withdrawal)
    return titleInDocuments(file, `（${formatJapaneseDate(japanDate(file.withdrawal.withdrawnAt))}取下げ）`);
  const marks = [
    ...(notInForce ? [NOT_IN_FORCE[notInForce]] : []),
    ...(placed && placed.version < placed.latest ? [`第${placed.latest}版に差し替え`] : []),
  ];
  return titleInDocuments(file, marks.length === 0 ? '' : `（${marks.join('。')}）`);
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
