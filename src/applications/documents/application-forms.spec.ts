import {
  filledB,
  filledC1,
  filledC2,
  filledContent,
  filledRenkeiB,
  hokkaidoProfile,
} from '../../../test/support/procedure-samples.js';
import { filesFor, sampleArea, sampleFacts } from '../../../test/support/procedure.js';
import { formText } from '../../../test/support/describe-form.js';
import { anyForm, type FormId, type FormInput } from '../../../forms/index.js';
import { brokenRules } from '../../../forms/parts/form.js';
import { validate } from '../../../forms/parts/input.js';
import { drawForm } from '../../documents/form-drawing.js';
import type { Document } from '../../documents/issued-documents.js';
import { type ApplicationContent, emptyContent } from '../../procedure/fields/content.js';
import { contentSections } from '../../procedure/fields/sections.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import { KINDS, type Kind, PROCEDURES, type ProcedureType } from '../../procedure/terms/kinds.js';
import { remedyOf } from '../../documents/remedies.js';
import { type ApplicationMaterial, applicationForms } from './application-forms.js';

const profile = hokkaidoProfile();
const institution: ApplicationMaterial['institution'] = {
  name: '十勝緑陽総合病院',
  address: '北海道帯広市架空町1丁目1番地',
  establisherName: '社会医療法人架空緑陽会',
  establisherAddress: '北海道帯広市架空町2丁目2番地',
  establisherRepresentative: '理事長　緑川 茂',
  administratorName: '髙﨑 一郎',
};
const designation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
const change = { matters: '診療科の追加', reason: '医師の着任' };

function material(kind: Kind, procedure: ProcedureType = 'new', changes: Partial<CaseFacts> = {}): ApplicationMaterial {
  const content = { ...filledContent(kind), ...(procedure === 'change' && { change }) };
  const facts = sampleFacts(kind, {
    procedure,
    profile,
    content,
    submittedOn: '2026-11-20',
    planningAreas: { nemuro: sampleArea('nemuro', '根室') },
    attachedFiles: filesFor(profile.documents.map(({ id }) => id)),
    currentDesignation: procedure === 'new' ? null : designation,
    ...changes,
  });
  return { facts, institution, today: '2026-11-20' };
}

const withContent = (content: ApplicationContent) => material(content.kind, 'new', { content });

function inputOf<Id extends FormId>(documents: readonly Document[], formId: Id): FormInput<Id> {
  const document = documents.find((each) => each.formId === formId);
  if (!document) throw new Error(`no ${formId} among ${documents.map((each) => each.formId).join(', ')}`);
  return document.input;
}

const formsOf = (of: ApplicationMaterial) =>
  applicationForms(of).map(({ formId }) => formId.replace('application-form-', ''));

/** What keeps the documents from being issued, each with the place where it is mended. */
function shortcomings(documents: readonly Document[]): [field: string, remedy: string | undefined][] {
  return documents.flatMap(({ formId, input, remedies, problems: ofTheLaw = [] }) => {
    const form = anyForm(formId);
    const unsound = validate(form.input, input);
    const problems = unsound.length > 0 ? unsound : brokenRules(form, input);
    return [
      ...ofTheLaw.map(({ field, message }): [string, string | undefined] => [
        field,
        /「[^」]+」で直してください。$/u.exec(message)?.[0],
      ]),
      ...problems.map(({ field }): [string, string | undefined] => [field, remedyOf(remedies, field).text]),
    ];
  });
}

const EVIDENCE: Readonly<Record<Kind, string[]>> = {
  B: ['1', '5-1', '5-2', '9'],
  RENKEI_B: ['2', '6', '9'],
  C1: ['3', '7', '9'],
  C2: ['4', '8', '9'],
};
const CASES = KINDS.flatMap((kind) => PROCEDURES.map((procedure) => [kind, procedure] as const));

describe.each(CASES)('%s %s', (kind, procedure) => {
  test('a complete case gives every document in the order of the application, and each can be drawn', async () => {
    const documents = applicationForms(material(kind, procedure));
    expect(documents.map(({ formId }) => formId.replace('application-form-', ''))).toEqual(EVIDENCE[kind]);
    expect(shortcomings(documents)).toEqual([]);
    const issuedAt = new Date('2026-11-20T01:00:00Z');
    for (const { formId, input } of documents) {
      expect(await drawForm({ formId, input, options: { preview: true, issuedAt } })).toMatchObject({
        outcome: 'drawn',
      });
    }
  });

  test('what is empty is named with a page of this case, the registry or the submission', () => {
    const of = material(kind, procedure, { content: emptyContent(kind), submittedOn: null, attachedFiles: [] });
    const pages = contentSections(of.facts).map(({ title }) => title);
    const found = shortcomings(applicationForms(of));
    expect(found.length).toBeGreaterThan(5);
    for (const [field, remedy] of found) {
      const page = /^「(.+)」/u.exec(remedy ?? '')?.[1];
      expect([field, [...pages, '確認と提出'].includes(page ?? '')]).toEqual([field, true]);
    }
  });
});

test('則81①一〜四: the registry gives establisher, administrator, name and place; the addressee is the governor', () => {
  const input = inputOf(applicationForms(material('B')), 'application-form-1');
  expect(input).toMatchObject({
    addressee: '北海道知事',
    date: '2026-11-20',
    establisher: {
      address: '北海道帯広市架空町2丁目2番地',
      name: '社会医療法人架空緑陽会',
      representative: '理事長　緑川 茂',
    },
    administrator: '髙﨑 一郎',
    institutionName: '十勝緑陽総合病院',
    location: '北海道帯広市架空町1丁目1番地',
    content: { contactName: '佐々木 美穂', contactPhone: '0155-00-0000' },
  });
});

test('what is missing in the registry is mended by the office, a representative may be missing', () => {
  const bare = {
    ...material('C2'),
    institution: { ...institution, establisherAddress: '', establisherRepresentative: '', administratorName: ' ' },
  };
  const found = shortcomings(applicationForms(bare));
  const office = '登録内容を直す必要があります（地域医療課に連絡してください）。';
  expect(found).toEqual([
    ['開設者の住所', office],
    ['管理者の氏名', office],
    ['開設者の住所', office],
    ['管理者の氏名', office],
  ]);
});

test('則88①: the application of 連携B says nothing about its work', () => {
  expect(inputOf(applicationForms(material('RENKEI_B')), 'application-form-2').content).not.toHaveProperty('business');
});

test('則84①: a renewal states the last day of the present designation; without a designation it cannot be issued', () => {
  expect(inputOf(applicationForms(material('C1', 'renewal')), 'application-form-3')).toMatchObject({
    validUntil: '2027-03-31',
  });
  expect(inputOf(applicationForms(material('C1', 'change')), 'application-form-3')).not.toHaveProperty('validUntil');
  expect(shortcomings(applicationForms(material('C1', 'renewal', { currentDesignation: null })))).toEqual([
    ['現に受けている指定の有効期間の満了日', '登録内容を直す必要があります（地域医療課に連絡してください）。'],
  ]);
});

test('則85③: a change states what changes and why; a new application has no such item even when something was typed', async () => {
  const textOf = async (of: ApplicationMaterial) => {
    const { formId, input } = applicationForms(of)[0] as Document;
    return formText(formId, input);
  };
  expect(await textOf(material('B', 'change'))).toMatch(/変更しようとする事項診療科の追加.+変更の理由医師の着任/);
  expect(await textOf(withContent({ ...filledB(), change }))).not.toContain('変更しようとする事項');
});

test('則85③: what a change does not say keeps its application from being issued', () => {
  const of = material('B', 'change', { content: filledB() });
  expect(shortcomings(applicationForms(of))).toEqual([
    ['業務の変更', '「医療機関の基本情報」で直してください。'],
    ['業務の変更', '「医療機関の基本情報」で直してください。'],
  ]);
});

test('the documents are called as they are printed, each procedure by its own name', () => {
  expect(applicationForms(material('B')).map(({ title }) => title)).toEqual([
    '様式１　特定地域医療提供機関指定申請書',
    '様式５－１　医療法第１１３条第１項の指定に係る業務があることを証する書類（機能及び実績）',
    '様式５－２　医療法第１１３条第１項の指定に係る業務があることを証する書類（長時間の必要性）',
    '様式９　誓約書',
  ]);
  expect(applicationForms(material('C2', 'renewal'))[0]?.title).toBe('特定高度技能研修機関指定更新申請書');
  expect(applicationForms(material('C2', 'change'))[0]?.title).toBe('特定高度技能研修機関業務変更承認申請書');
});

test('the list of documents names the documents and the files; a file that is not there has an empty box', () => {
  const { attachments } = inputOf(
    applicationForms(material('RENKEI_B', 'new', { attachedFiles: filesFor(['D20']) })),
    'application-form-2',
  );
  expect(attachments).toEqual([
    { name: '様式６　医療法第１１８条第１項の指定に係る派遣の実施に関する書類', state: 'attached' },
    { name: '様式９　誓約書', state: 'attached' },
    { name: '医師労働時間短縮計画（案）', state: 'attached' },
    { name: '医療機関勤務環境評価センターの評価結果の通知書', state: 'missing' },
  ]);
});

test('提出書類一覧の注: additional material is listed only when it was handed in', () => {
  const names = (attached: string[]) =>
    inputOf(
      applicationForms(material('B', 'new', { attachedFiles: filesFor(attached) })),
      'application-form-1',
    ).attachments.map(({ name }) => name);
  expect(names([])).not.toContain('追加資料');
  expect(names(['D30'])).toContain('追加資料');
});

describe('様式5-1 (北海道 提出書類一覧)', () => {
  test('is left out when every sub-item is exempt, and shows only those that are not', () => {
    expect(formsOf(withContent({ ...filledB(), subItems: ['(1)ア', '(2)ア'] }))).toEqual(['1', '5-2', '9']);
    const both = applicationForms(withContent({ ...filledB(), subItems: ['(1)ア', '(1)イ'] }));
    expect(inputOf(both, 'application-form-5-1').requirements.map(({ code }) => code)).toEqual(['(1)イ']);
    expect(inputOf(both, 'application-form-5-2').subItems).toHaveLength(2);
  });

  test('別表5: a hospital that the table lists need not show its stroke care', () => {
    const stroke = { ...filledB(), subItems: ['(3)イ'], results: [{ code: '(3)イ', text: '急性期の入院 210件' }] };
    expect(formsOf(withContent({ ...stroke, listedInTable5: true }))).not.toContain('5-1');
    expect(inputOf(applicationForms(withContent(stroke)), 'application-form-5-1')).toMatchObject({
      requirements: [
        { work: '(3)イ 脳卒中', code: '(3)イ', requirement: '脳卒中の急性期医療を行う医療機関', shows: 'results' },
      ],
      content: { results: stroke.results },
    });
  });

  test('(1)イ shows its figures with the period; one figure of the two may be missing', () => {
    const of = withContent({ ...filledB(), emergency: { ...filledB().emergency, ambulances: null } });
    expect(inputOf(applicationForms(of), 'application-form-5-1')).toMatchObject({
      requirements: [{ shows: 'figures' }],
      content: { emergency: { periodFrom: '2025-01-01', ambulances: null, offHoursAdmissions: 611 } },
    });
    expect(shortcomings(applicationForms(of))).toEqual([]);
  });

  test('results that are missing are entered on their page, a sub-item that is missing is chosen on its own', () => {
    const remedy = (content: ApplicationContent) =>
      shortcomings(applicationForms(withContent(content))).map(([field, text]) => `${field}：${text}`);
    expect(remedy({ ...filledB(), subItems: ['(2)イ'] })).toEqual([
      '年間の実績：「機能と年間の実績」で直してください。',
    ]);
    expect(new Set(remedy({ ...filledB(), subItems: [] }))).toEqual(
      new Set(['該当する小項目：「業務と小項目」で直してください。']),
    );
  });
});

test('様式6 names the areas; figures and areas that are missing are mended on the page of the dispatch', () => {
  expect(inputOf(applicationForms(material('RENKEI_B')), 'application-form-6')).toEqual({
    institutionName: '十勝緑陽総合病院',
    areas: ['根室'],
    content: { destinations: filledRenkeiB().destinations, longHoursReason: filledRenkeiB().longHoursReason },
  });
  const content = {
    ...filledContent('RENKEI_B'),
    destinations: [
      { institutionName: '架空病院', planningAreaId: '', elsewhere: '', department: '外科', persons: null, days: 0 },
    ],
  } as ApplicationContent;
  const [sent] = filledRenkeiB().destinations;
  const elsewhere = {
    ...filledRenkeiB(),
    destinations: [{ ...sent, planningAreaId: '', elsewhere: '青森県大間町' }],
  } as ApplicationContent;
  expect(inputOf(applicationForms(withContent(elsewhere)), 'application-form-6')).toMatchObject({
    areas: [undefined],
    content: { destinations: [{ elsewhere: '青森県大間町' }] },
  });
  const found = shortcomings(applicationForms(withContent(content)));
  expect(found).toEqual([
    ['派遣先の医療機関', '「医師の派遣」で直してください。'],
    ['派遣先の医療機関', '「医師の派遣」で直してください。'],
    ['派遣先の医療機関', '「医師の派遣」で直してください。'],
  ]);
});

test('法119①: 様式3 and 7 tell which training is applied for', () => {
  const documents = applicationForms(withContent({ ...filledC1(), clinicalTraining: false }));
  const training = { clinicalTraining: false, specialtyTraining: true };
  expect(inputOf(documents, 'application-form-3').content).toMatchObject(training);
  expect(inputOf(documents, 'application-form-7').content).toMatchObject({
    ...training,
    specialtyTraineesApplied: true,
    programmes: [{ name: '架空総合診療専門研修プログラム', trainees: 3 }],
  });
});

test('則102②二: 様式4 tells the minister’s confirmation, 様式8 each doctor’s; no doctor is needed at once', () => {
  expect(inputOf(applicationForms(material('C2')), 'application-form-4').content).toMatchObject({
    field: '外科',
    environmentConfirmedOn: '2026-09-01',
    environmentConfirmationNo: '架空第1号',
  });
  const nobody = applicationForms(withContent({ ...filledC2(), doctors: [] }));
  expect(inputOf(nobody, 'application-form-8').content.doctors).toEqual([]);
  expect(shortcomings(nobody)).toEqual([]);
});

describe('様式9 (法113③三, 則82②)', () => {
  const pledgeOf = (content: ApplicationContent) =>
    formText('application-form-9', inputOf(applicationForms(withContent(content)), 'application-form-9'));

  test('bears the day of the pledge; one that was not given cannot be issued', async () => {
    expect(await pledgeOf(filledB())).toContain('令和８年１１月１０日');
    const without = withContent({ ...filledB(), pledge: { agreed: false, pledgedOn: '2026-11-10' } });
    expect(shortcomings(applicationForms(without))).toEqual([['誓約書', '「誓約書」で直してください。']]);
  });

  test('tells a referral, published or not, and none where there is none', async () => {
    expect(await pledgeOf(filledB())).toContain('送致等なし');
    const referred = (publishedOn: string | null) =>
      pledgeOf({ ...filledB(), violation: { exists: true, referredOn: '2025-06-30', publishedOn } });
    expect(await referred('2025-07-04')).toContain('公表あり（令和７年７月４日）');
    expect(await referred(null)).toContain('公表なし');
  });
});

test('a document of an application that was not submitted has no day yet', () => {
  expect(shortcomings(applicationForms(material('B', 'new', { submittedOn: null })))).toEqual([
    ['申請の年月日', '「確認と提出」で申請を提出すると入ります。'],
  ]);
});
