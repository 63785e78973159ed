import type { FormInput } from '../../../forms/index.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { STATE_INFO } from '../../procedure/states.js';
import { japanDate } from '../../platform/clock.js';
import type { CaseMaterial } from './case-material.js';

/** The sheets of a 一件書類 that tell what happened and list every file with its digest. */
export function caseRecordPaper({ view, material, log }: CaseMaterial, files: readonly StoredFileInfo[]): { formId: 'case-record'; title: string; input: FormInput<'case-record'> } {
  const { application: { referenceNo, kind, procedure, state }, institution } = view;
  const [last] = log;
  return {
    formId: 'case-record',
    title: '経過及び文書一覧',
    input: {
      reference: referenceNo,
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
        title: titleOf(file, files),
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

/** A former version says which one took its place. */
function titleOf({ formId, requirementId, subjectKey, version, title }: StoredFileInfo, files: readonly StoredFileInfo[]): string {
  const latest = Math.max(...files.filter((file) => file.formId === formId && file.requirementId === requirementId && file.subjectKey === subjectKey).map((file) => file.version));
  return version < latest ? `${title}（第${latest}版に差し替え）` : title;
}

const CLOCK = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

function clockText(instant: Date): string {
  return CLOCK.format(instant);
}
