import type { FormInput } from '../../../forms/index.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import { formatJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import { japanDate } from '../../platform/clock.js';
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
  const latest = latestVersions(files);
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
        title: titleOf(file, latest.get(documentKey(file))),
        version: file.version,
        origin: file.purpose === 'issued' ? 'issued' : 'uploaded',
        on: japanDate(file.createdAt),
        by: `${file.createdByOffice}　${file.createdByName}`,
        ...(file.reason !== '' && { reason: file.reason }),
        sha256: file.sha256,
      })),
      ...(last && { logHash: last.hash }),
    },
  };
}

const documentKey = ({ formId, requirementId, subjectKey }: StoredFileInfo): string =>
  JSON.stringify([formId, requirementId, subjectKey]);

function latestVersions(files: readonly StoredFileInfo[]): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  for (const file of files) latest.set(documentKey(file), Math.max(file.version, latest.get(documentKey(file)) ?? 0));
  return latest;
}

/** A former version says which one took its place, a withdrawn file why. */
function titleOf({ version, title, withdrawal }: StoredFileInfo, latest = version): string {
  if (withdrawal)
    return `${title}（${formatJapaneseDate(japanDate(withdrawal.withdrawnAt))}取下げ：${withdrawal.reason}）`;
  return version < latest ? `${title}（第${latest}版に差し替え）` : title;
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
