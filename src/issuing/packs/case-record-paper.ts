import type { FormInput } from '../../../forms/index.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { formatJapaneseDateWithWeekday } from '../../procedure/japanese-date.js';
import { STATE_INFO } from '../../procedure/states.js';
import { japanDate } from '../../platform/clock.js';
import type { CaseMaterial } from './case-material.js';

/** The first sheets of a 一件書類, from the log and the files of the case. */
export function caseRecordPaper({ view, material, chain }: CaseMaterial, files: readonly StoredFileInfo[]): { formId: 'case-record'; title: string; input: FormInput<'case-record'> } {
  const { application: { referenceNo, kind, procedure, state }, institution, log } = view;
  return {
    formId: 'case-record',
    title: '申請の経過と文書の一覧',
    input: {
      referenceNo,
      institutionName: institution.name,
      kind,
      procedure,
      madeOn: material.today,
      stage: STATE_INFO[state].label,
      log: [...log].reverse().map(({ occurredAt, actorOffice, actorName, sentence }) => ({ at: instantText(occurredAt), who: [actorOffice, actorName].filter(Boolean).join('　'), what: sentence })),
      files: files.map((file) => ({ name: file.fileName, version: versionText(file, files), at: instantText(file.createdAt), ...(file.reason !== '' && { reason: file.reason }), sha256: file.sha256 })),
      chain,
    },
  };
}

function versionText({ formId, requirementId, subjectKey, version }: StoredFileInfo, files: readonly StoredFileInfo[]): string {
  const latest = Math.max(...files.filter((file) => file.formId === formId && file.requirementId === requirementId && file.subjectKey === subjectKey).map((file) => file.version));
  return version < latest ? `第${version}版（第${latest}版に差し替え）` : `第${version}版`;
}

const CLOCK = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

function instantText(instant: Date): string {
  return `${formatJapaneseDateWithWeekday(japanDate(instant))}${CLOCK.format(instant)}`;
}
