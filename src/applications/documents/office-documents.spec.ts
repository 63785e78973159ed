import { validate } from '../../../forms/parts/input.js';
import { brokenRules } from '../../../forms/parts/form.js';
import { correctionNotice } from '../../../forms/correction-notice.js';
import { receptionCopy } from '../../../forms/reception-copy.js';
import { filledContent, hokkaidoProfile } from '../../../test/support/procedure-samples.js';
import { filesFor, sampleFacts } from '../../../test/support/procedure.js';
import type { CaseFacts, ProcedureProfile } from '../../procedure/case/facts.js';
import { remedyOf } from '../../documents/remedies.js';
import { contactOf, correctionDocument, receptionDocument, type OfficeDocumentMaterial } from './office-documents.js';

const institution = {
  name: '見本中央病院',
  address: '見本市中央１丁目',
  establisherName: '医療法人青雲会',
  establisherRepresentative: '理事長　見本 三郎',
};

function material(profile: Partial<ProcedureProfile> = {}): OfficeDocumentMaterial {
  const facts = sampleFacts('B', {
    profile: { ...hokkaidoProfile(), ...profile },
    content: filledContent('B'),
    attachedFiles: filesFor(['D20', 'D30']),
  });
  return { facts, referenceNo: 'R8-3-0012', institution, officer: '見本　花子' };
}

const asked = {
  number: 2,
  requestedOn: '2026-12-07',
  dueOn: '2026-12-21',
  items: [
    { target: 'D21', text: '通知書の全ての頁を添付してください。' },
    { target: 'longHoursReason', text: '診療科名を補ってください。' },
  ],
};

describe('補正通知書', () => {
  it('takes the items with their places in words, in their order, from the office to the establisher', () => {
    const document = correctionDocument(material(), asked);
    expect(validate(correctionNotice.input, document.input)).toEqual([]);
    expect(brokenRules(correctionNotice, document.input)).toEqual([]);
    expect(document).toMatchObject({
      title: '補正通知書（第2回）',
      author: '北海道地域医療課',
      input: {
        number: '事務連絡',
        contact: { office: '地域医療課医師確保係', person: '見本　花子' },
        seal: 'omitted',
        senderTitle: '北海道地域医療課長',
        establisher: { name: '医療法人青雲会', representative: '理事長　見本 三郎' },
        date: '2026-12-07',
        dueOn: '2026-12-21',
        appliedOn: '2026-11-20',
        submitTo: '北海道地域医療課医師確保係',
        items: [
          {
            where: '書類：医療機関勤務環境評価センターの評価結果の通知書',
            text: '通知書の全ての頁を添付してください。',
          },
          { where: '申請内容：長時間の必要性と地域での役割', text: '診療科名を補ってください。' },
        ],
      },
    });
  });

  it('addresses an establisher without a representative by its name', () => {
    const person = { ...institution, establisherName: '見本 四郎', establisherRepresentative: '' };
    expect(correctionDocument({ ...material(), institution: person }, asked).input.establisher).toEqual({
      name: '見本 四郎',
    });
  });

  it('bears the number and the first sentence that the officer wrote', () => {
    const words = { documentNumber: '地医第12号', preamble: '次のとおり補正を求めます。' };
    expect(correctionDocument(material(), asked, words).input).toMatchObject({
      number: '地医第12号',
      preamble: '次のとおり補正を求めます。',
    });
  });

  it('names the field that is missing, and the registry as the place to mend it', () => {
    const document = correctionDocument({ ...material(), institution: { ...institution, establisherName: '' } }, asked);
    const [problem] = validate(correctionNotice.input, document.input);
    expect(problem?.field).toBe('開設者の氏名又は名称');
    expect(remedyOf(document.remedies, problem?.field ?? '').text).toContain('医療機関の登録内容');
  });
});

describe('受付の控え', () => {
  it('lists the stored files, also those that were asked for, and the needed documents that are typed, but no needed file that is missing', () => {
    const document = receptionDocument(material(), '2026-11-20');
    expect(validate(receptionCopy.input, document.input)).toEqual([]);
    expect(document.input).toMatchObject({
      referenceNo: 'R8-3-0012',
      submittedOn: '2026-11-20',
      receivedOn: '2026-11-24',
      office: '北海道地域医療課',
      institutionName: '見本中央病院',
    });
    const documents = document.input.documents.map(({ form, name, how }) => `${form ?? name} ${how}`);
    expect(documents).toEqual([
      '様式１ screen',
      '様式５－１ screen',
      '様式５－２ screen',
      '医師労働時間短縮計画（案） file',
      '様式９ screen',
      '追加資料 file',
    ]);
  });

  it('says of each document how many files were handed in and what they are called, where the submission kept it', () => {
    const { facts, ...others } = material();
    const attachedFiles = [
      { requirementId: 'D20', fileId: 'a', fileName: '計画案.pdf' },
      { requirementId: 'D20', fileId: 'b', fileName: '別紙🐻.xlsx' },
      { requirementId: 'D30', fileId: 'c' },
    ];
    const { input } = receptionDocument({ ...others, facts: { ...facts, attachedFiles } }, '2026-11-20');
    expect(validate(receptionCopy.input, input)).toEqual([]);
    expect(
      input.documents.filter(({ how }) => how === 'file').map(({ files, fileNames }) => [files, fileNames]),
    ).toEqual([
      [2, ['計画案.pdf', '別紙〓.xlsx']],
      [1, []],
    ]);
  });

  it('is the copy of the submission until the office has received it, and names the day of a later correction', () => {
    const { facts, ...others } = material();
    const before = receptionDocument({ ...others, facts: { ...facts, receivedOn: null } }, '2026-11-20');
    expect(before.title).toBe('提出の控え');
    expect(validate(receptionCopy.input, before.input)).toEqual([]);
    expect(before.input).not.toHaveProperty('receivedOn');
    const event = 'SUBMIT_CORRECTION' as const;
    const lastSubmission = { number: 2, event, on: '2026-12-03', sentOn: '2026-11-20', changes: [] };
    const after = receptionDocument({ ...others, facts: { ...facts, lastSubmission } }, '2026-11-20');
    expect([after.title, after.input.correctedOn, after.input.date]).toEqual([
      '受付の控え',
      '2026-12-03',
      '2026-12-03',
    ]);
  });

  it('tells a paper that was typed later, or an arrival put right, from a correction, and is dated when it was made', () => {
    // The paper came on Wednesday 31 March 2027, was typed on Monday 5 April, and received on the 6th.
    const { facts, ...others } = material();
    const lastSubmission = { number: 1, event: 'SUBMIT' as const, on: '2027-04-05', sentOn: '2027-04-05', changes: [] };
    const copy = (changes: Partial<CaseFacts>) =>
      receptionDocument({ ...others, facts: { ...facts, lastSubmission, ...changes } }, '2027-03-31').input;
    const paper = { submittedOn: '2027-03-31', paperArrivedOn: '2027-03-31' };
    expect(copy({ ...paper, receivedOn: null })).toMatchObject({
      submittedOn: '2027-03-31',
      typedOn: '2027-04-05',
      date: '2027-04-05',
    });
    const received = copy({ ...paper, receivedOn: '2027-04-06' });
    expect(received).toMatchObject({ typedOn: '2027-04-05', date: '2027-04-06' });
    const putRight = copy({ submittedOn: '2027-03-31', receivedOn: '2027-04-06' });
    for (const input of [received, putRight]) expect(input).not.toHaveProperty('correctedOn');
    expect(putRight).not.toHaveProperty('typedOn');
  });

  it('has the standard period only when the profile has one (行政手続法6条)', () => {
    expect(receptionDocument(material(), '2026-11-20').input.standardDays).toBeUndefined();
    expect(receptionDocument(material({ standardProcessingOfficeDays: 60 }), '2026-11-20').input.standardDays).toBe(60);
  });
});

test('the contact has a phone when the profile has one', () => {
  const { submission } = hokkaidoProfile();
  expect(contactOf({ submission, contacts: [] }, '2026-11-02', null)).toEqual({ office: '地域医療課医師確保係' });
  expect(
    contactOf({ submission: { ...submission, phone: '000-000-0000' }, contacts: [] }, '2026-11-02', '見本　花子'),
  ).toEqual({
    office: '地域医療課医師確保係',
    person: '見本　花子',
    phone: '000-000-0000',
  });
});
