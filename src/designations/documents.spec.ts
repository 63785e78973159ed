import { evaluationSummaryPublication } from '../../forms/evaluation-summary-publication.js';
import { designationNotice } from '../../forms/designation-notice.js';
import { validate } from '../../forms/parts/input.js';
import { publicNotice } from '../../forms/public-notice.js';
import { refusalNotice } from '../../forms/refusal-notice.js';
import { filledContent, filledEvaluation, hokkaidoProfile } from '../../test/support/procedure-samples.js';
import { formText } from '../../test/support/describe-form.js';
import { sampleDraft, sampleFacts } from '../../test/support/procedure.js';
import type { CaseFacts } from '../procedure/case/facts.js';
import { type EvaluatedCase, evaluationSummaryDocument } from './evaluation-summary-document.js';
import { noticeDocument } from './notices.js';
import { remedyOf } from '../documents/remedies.js';
import { type PublishedDesignation, publicNoticeDocument } from './public-notice-document.js';

const profile = hokkaidoProfile();
const institution = {
  name: '見本中央病院',
  address: '見本市中央',
  establisherName: '医療法人青雲会',
  establisherRepresentative: '理事長　見本 三郎',
};

function notice(
  outcome: 'designate' | 'refuse',
  changes: Partial<CaseFacts> = {},
  corrects?: { number: string; date: string; reason: string },
) {
  const facts = sampleFacts('B', { profile, content: filledContent('B'), ...changes });
  return noticeDocument({
    facts,
    draft: sampleDraft(outcome),
    institution,
    documentNumber: '医指令第12号',
    issuedOn: '2027-03-25',
    corrects,
  });
}

describe('the notice of a decision', () => {
  const corrects = { number: '医指令第11号', date: '2027-03-24', reason: '満了日に誤りがあったため。' };

  it.each([
    ['designate', designationNotice],
    ['refuse', refusalNotice],
  ] as const)('to %s says which earlier one it corrects, the first corrects none', (outcome, form) => {
    const corrected = notice(outcome, {}, corrects);
    expect(validate(form.input, corrected.input)).toEqual([]);
    expect(corrected.input.corrects).toEqual(corrects);
    expect(notice(outcome).input.corrects).toBeUndefined();
  });

  it('names the work in the words of a paper: the requirement, the article in full, the field (法113①, 119①, 120①)', () => {
    const work = (kind: 'B' | 'C1' | 'C2', changes: object) =>
      (
        notice('designate', {
          kind,
          content: { ...filledContent(kind), business: '業務', ...changes } as CaseFacts['content'],
        }).input as { work?: string }
      ).work;
    expect(work('B', { subItems: ['(2)ア'] })).toBe('業務\n該当要件：(2)ア　在宅療養支援病院・在宅療養支援診療所');
    expect(work('B', { subItems: ['(3)エ(イ)'] })).toContain('２０歳未満');
    expect(work('C1', { clinicalTraining: true, specialtyTraining: true })).toBe(
      '業務\n研修の別：医療法第１１９条第１項第１号（臨床研修）、医療法第１１９条第１項第２号（専門研修）',
    );
    expect(work('C2', { field: '外科' })).toBe('業務\n特定分野：外科');
  });

  it('of a refused renewal knows until when the present designation holds', () => {
    const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
    expect(notice('refuse', { procedure: 'renewal', currentDesignation }).input).toMatchObject({
      currentValidUntil: '2027-03-31',
      currentStanding: 'valid',
    });
    expect(notice('refuse').input).toMatchObject({ currentValidUntil: undefined, currentStanding: undefined });
  });

  it('of a change that begins after the last day tells that the designation continues, and asks for no renewal by a day gone by (法115②)', async () => {
    // The term ends on 31.3.2030, the renewal arrived on 28.2. and is undecided; the change is approved from 10.4.2030.
    const content = filledContent('B');
    content.change.matters = '救急医療の体制を改める。';
    const renewals = [{ submittedOn: '2030-02-28', decidedOn: null }];
    const facts = sampleFacts('B', {
      profile,
      content,
      procedure: 'change',
      currentDesignation: { validFrom: '2027-04-01', validTo: '2030-03-31', renewals },
    });
    const told = (validFrom: string, issuedOn: string) => {
      const draft = { ...sampleDraft('designate'), validFrom, validTo: '2030-03-31' };
      const material = { facts, draft, institution, documentNumber: '医指令第12号', issuedOn };
      return formText('designation-notice', noticeDocument(material).input);
    };
    const continued = (ended: string) =>
      `指定の有効期間は令和１２年３月３１日に満了${ended}が、指定は、更新の申請に対する処分の日まで効力を有します。（医療法第１１５条第２項）`;
    const askedToRenew = '満了の日までに更新の申請をすること';
    expect(await told('2030-04-10', '2030-04-08')).toContain(continued('しました'));
    expect(await told('2030-04-10', '2030-04-08')).not.toContain(askedToRenew);
    expect(await told('2030-04-01', '2030-03-29')).toContain(continued('します'));
    expect(await told('2030-03-31', '2030-03-29')).toContain(askedToRenew);
  });

  it.each(['new', 'renewal', 'change'] as const)(
    'of a %s with 条件 tells how to object to them, own or taken up from a council; without 条件 it tells none',
    async (procedure) => {
      const content = filledContent('B');
      content.change.matters = '救急医療の体制を改める。';
      const facts = sampleFacts('B', { profile, content, procedure });
      const answers = [{ hearingId: 'h', takenUp: true, text: '計画を公表すること。' }];
      const drawn = async (changes: Partial<ReturnType<typeof sampleDraft>>) => {
        const draft = { ...sampleDraft('designate'), ...changes };
        const material = { facts, draft, institution, documentNumber: '医指令第12号', issuedOn: '2027-03-25' };
        const text = await formText('designation-notice', noticeDocument(material).input);
        return text.replace(/－\d+\/\d+－/gu, '');
      };
      const told = profile.appealInstructions.map(({ text }) => text.replace(/\s/gu, ''));
      expect(told).not.toEqual([]);
      for (const changes of [
        { terms: '毎年度、報告すること。', answers: [] },
        { terms: '', answers },
      ]) {
        const text = await drawn(changes);
        for (const each of told) expect(text).toContain(each);
      }
      for (const changes of [
        { terms: ' ', answers: [] },
        { terms: '', answers: answers.map((each) => ({ ...each, takenUp: false })) },
      ])
        expect(await drawn(changes)).not.toContain('教示');
    },
  );

  it.each(['affixed', 'omitted', 'electronic'] as const)('bears the seal of the profile: %s', (noticeSeal) => {
    const changed = { ...profile, sealsAndNumbers: { ...profile.sealsAndNumbers, noticeSeal } };
    expect(notice('designate', { profile: changed }).input.seal).toBe(noticeSeal);
  });
});

describe('公示文', () => {
  const line: PublishedDesignation = {
    institutionName: '見本中央病院',
    kana: 'みほんちゅうおうびょういん',
    address: '見本市中央',
    kind: 'B',
    procedure: 'new',
    designatedOn: '2027-04-01',
    validFrom: '2027-04-01',
    validTo: '2030-03-31',
  };

  it('takes many lines of the register, each with what was decided', () => {
    const document = publicNoticeDocument(
      [line, { ...line, procedure: 'renewal', kind: 'C1' }, { ...line, procedure: 'change' }],
      { profile, number: '北海道告示第1号', date: '2027-04-01' },
    );
    expect(validate(publicNotice.input, document.input)).toEqual([]);
    expect(document).toMatchObject({
      title: '公示文（3件）',
      author: '北海道知事',
      input: { number: '北海道告示第1号', governorTitle: '北海道知事' },
    });
    expect(document.input.designations.map(({ act, kind }) => `${act} ${kind}`)).toEqual([
      'new B',
      'change B',
      'renewal C1',
    ]);
    expect(document.input.designations[0]).toMatchObject({
      location: '見本市中央',
      actedOn: '2027-04-01',
      validUntil: '2030-03-31',
    });
  });

  it('says of an approved change what came and what went', () => {
    const change = { added: ['(1)イ'], removed: [] };
    const { input } = publicNoticeDocument([{ ...line, procedure: 'change', change }, line], {
      profile,
      date: '2027-04-01',
    });
    expect(validate(publicNotice.input, input)).toEqual([]);
    expect(input.designations.map(({ changed }) => changed?.map((each) => each.slice(0, 8)))).toEqual([
      ['追加：(1)イ　'],
      undefined,
    ]);
  });

  it('names them by 区分 and in the order of 五十音, and last whoever has no reading', () => {
    const named = (institutionName: string, kana: string, kind: PublishedDesignation['kind'] = 'B') => ({
      ...line,
      institutionName,
      kana,
      kind,
    });
    const { input } = publicNoticeDocument(
      [
        named('赤十字病院', '', 'B'),
        named('旭病院', 'あさひびょういん', 'C2'),
        named('和田病院', 'わだびょういん'),
        named('青葉病院', 'あおばびょういん'),
        named('桜病院', 'さくらびょういん', 'RENKEI_B'),
        named('上田病院', 'うえだびょういん'),
      ],
      { profile, date: '2027-04-01' },
    );
    expect(input.designations.map(({ institutionName }) => institutionName)).toEqual([
      '青葉病院',
      '上田病院',
      '和田病院',
      '赤十字病院',
      '桜病院',
      '旭病院',
    ]);
  });

  it('bears the name of the governor of its day, also when it is corrected after the next one came', () => {
    const entry = { section: '', phone: '', email: '' };
    const contacts = [
      { ...entry, holdsFrom: '2027-01-01', governorName: '見本　一郎' },
      { ...entry, holdsFrom: '2027-04-23', governorName: '見本　二郎' },
    ];
    const nameOn = (date: string) => {
      const { input } = publicNoticeDocument([line], { profile: { ...profile, contacts }, date });
      expect(validate(publicNotice.input, input)).toEqual([]);
      return input.governorName;
    };
    expect(['2026-12-31', '2027-04-22', '2027-04-23'].map(nameOn)).toEqual([undefined, '見本　一郎', '見本　二郎']);
  });

  it('may go out without a number and may correct an earlier one', () => {
    const corrects = { number: '北海道告示第1号', date: '2027-04-01', reason: '名称の誤り' };
    const { input } = publicNoticeDocument([line], { profile, date: '2027-04-02', corrects });
    expect(validate(publicNotice.input, input)).toEqual([]);
    expect(input).toMatchObject({ number: undefined, corrects });
  });
});

describe('評価結果の要旨', () => {
  const evaluated = (changes: Partial<EvaluatedCase> = {}): EvaluatedCase => ({
    facts: { kind: 'B', evaluation: filledEvaluation(), profile },
    institution,
    findings: '体制が整っている。',
    planReview: '',
    supportPolicy: '必要な助言を行う。',
    ...changes,
  });

  it('takes the results of the cases and what the officer wrote to them', () => {
    const document = evaluationSummaryDocument([evaluated(), evaluated({ planReview: '計画案の見直しを確認した。' })], {
      publishedOn: '2027-04-15',
      officer: null,
    });
    expect(validate(evaluationSummaryPublication.input, document.input)).toEqual([]);
    expect(document.input).toMatchObject({
      publisher: '北海道',
      publishedOn: '2027-04-15',
      contact: { office: '地域医療課医師確保係' },
    });
    expect(document.input.evaluations[0]).toEqual({
      institutionName: '見本中央病院',
      location: '見本市中央',
      kind: 'B',
      noticedOn: '2026-10-20',
      asOf: '2026-09-30',
      overall: 'sufficient_improving',
      findings: '体制が整っている。',
      supportPolicy: '必要な助言を行う。',
    });
    expect(document.input.evaluations[1]).toMatchObject({ planReview: '計画案の見直しを確認した。' });
  });

  it('names the missing text of a case, written where it is issued', () => {
    const { input, remedies } = evaluationSummaryDocument([evaluated({ supportPolicy: '' })], {
      publishedOn: '2027-04-15',
      officer: null,
    });
    const [problem] = validate(evaluationSummaryPublication.input, input);
    expect(problem?.field).toBe('評価結果（1件目）の都道府県の支援方針');
    expect(remedyOf(remedies, problem?.field ?? '').text).toContain('発行の画面');
  });

  it('has nothing to publish before the result has come', () => {
    const facts = { kind: 'B' as const, evaluation: { ...filledEvaluation(), result: null }, profile };
    expect(() =>
      evaluationSummaryDocument([evaluated({ facts })], { publishedOn: '2027-04-15', officer: null }),
    ).toThrow('no result to publish');
  });
});
