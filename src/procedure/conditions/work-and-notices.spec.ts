/** Stories of what the work of a decision is compared with, and of notices whose day is put right, with a clock at Friday 2026-12-04. */
import {
  concludedHearings,
  draftEvent,
  factsReadyFor,
  person,
  sampleContent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  samplePlan,
  sampleResult,
  TODAY,
} from '../../../test/support/procedure.js';
import type { CaseFacts, DesignationTerm, RenewalDates } from '../case/facts.js';
import { conditionsOf, type EventOf } from '../events/index.js';
import type { ProcedureType } from '../terms/kinds.js';
import { correctedNoticeDayIsSound } from './decision.js';
import {
  evaluationIsNotTheFormer,
  strangeAnswersAreConfirmed,
  unchangedAnswersAreConfirmed,
} from './strange-answers.js';

const officer = person('prefectureOfficer');
const inContext = (facts: CaseFacts, actor = officer) => ({ facts, actor, now: { today: TODAY } });
const term = (changes: Partial<DesignationTerm> = {}): DesignationTerm => ({
  validFrom: '2024-04-01',
  validTo: '2027-03-31',
  renewals: [],
  ...changes,
});
const c1 = (procedure: ProcedureType, applied: string[], changes: Partial<CaseFacts>) =>
  sampleFacts('C1', {
    procedure,
    content: {
      ...sampleContent('C1'),
      clinicalTraining: applied.includes('1号'),
      specialtyTraining: applied.includes('2号'),
      change: { matters: '診療科を追加する', reason: '医師の着任' },
    } as CaseFacts['content'],
    ...changes,
  });
const drafted = (facts: CaseFacts, validFrom: string) =>
  conditionsOf(inContext(facts), draftEvent({ validFrom })).filter(
    ({ id, met }) => !met && id === 'strange:work.decided',
  );

describe('what a decision designates otherwise than was applied for is asked about', () => {
  const adds = { on: '2027-05-01', text: '', added: ['2号'], removed: [] };

  it('of a renewal also where what was approved since begins after its first day: its notice may go out later (法115④)', () => {
    const work = { matters: ['1号', '2号'], changes: [adds] };
    const facts = c1('renewal', ['1号'], { currentDesignation: term({ work, approvedSince: ['2027-05-01'] }) });
    expect(drafted(facts, '2027-04-01')).toMatchObject([
      {
        confirm: 'work.decided=1号・2号',
        legalBasis: '法119②→115④→113①, 行政手続法8条',
        text: expect.stringMatching(/指定の更新の後は1号（臨床研修）、2号（専門研修）です。この内容で/u) as string,
      },
    ]);
  });

  it('of a change by what it brings and takes, or that it does neither (法116①)', () => {
    const current = term({ work: { matters: ['1号', '2号'], changes: [] } });
    // Asked beside 1号・2号 to drop 2号; of the coming term, which is 1号 alone, it drops nothing.
    const comingDesignation = term({
      validFrom: '2027-04-01',
      validTo: '2030-03-31',
      work: { matters: ['1号'], changes: [] },
    });
    const facts = c1('change', ['1号'], { currentDesignation: current, comingDesignation });
    expect(drafted(facts, '2027-04-10')).toMatchObject([
      { legalBasis: '法119②→116①', text: expect.stringContaining('1号（臨床研修）です（追加・削除なし）。') as string },
    ]);
    expect(drafted(facts, '2027-03-10')).toEqual([]);
  });

  it('of a change of work that the register knew when it was asked for, and does not know now', () => {
    const known = { matters: ['1号', '2号'], changes: [] };
    const lost = c1('change', ['1号', '2号'], { currentDesignation: term({ work: null }), workAsked: known });
    expect(drafted(lost, '2027-01-04')).toMatchObject([
      { confirm: 'work.decided=1号・2号／変更後：1号（臨床研修）、2号（専門研修）' },
    ]);
    expect(drafted({ ...lost, workAsked: null }, '2027-01-04')).toEqual([]);
  });
});

describe('what is written of an application', () => {
  const open = (facts: CaseFacts) =>
    strangeAnswersAreConfirmed(inContext({ ...facts, submittedOn: null }, person('hospital')), {}).flatMap(
      ({ met, confirm, legalBasis }) => (met ? [] : [`${confirm} ${legalBasis}`]),
    );

  it('a confirmation of the number of another 特定分野, unless it is also that of this one, by the article of the procedure', () => {
    const of = (procedure: ProcedureType, field: string, confirmations: { field: string; no: string }[]) => {
      const content = { ...sampleContent('C2'), field, business: '技能の修得', environmentConfirmationNo: '架空第1号' };
      const restsOn = { noticedOn: null, heardOn: null, noticeNos: [], confirmations };
      return open(
        sampleFacts('C2', {
          procedure,
          content: content as CaseFacts['content'],
          currentDesignation: term({ restsOn }),
        }),
      ).filter((asked) => asked.startsWith('content.environmentConfirmationNo'));
    };
    const surgery = { field: '外科', no: '架空第１号' };
    const asked = (article: string) => [`content.environmentConfirmationNo=架空第1号 法120①, ${article}`];
    expect(of('renewal', '内科', [surgery])).toEqual(asked('則105②'));
    expect(of('change', '内科', [surgery])).toEqual(asked('則106③'));
    expect(of('new', '内科', [surgery])).toEqual([]);
    expect(of('change', '内科', [surgery, { ...surgery, field: '内科' }])).toEqual([]);
    expect(of('change', '外科', [surgery])).toEqual([]);
    expect(of('change', '内科', [{ ...surgery, no: '架空第2号' }])).toEqual([]);
    expect(of('change', ' ', [surgery])).toEqual([]);
  });

  it('the matters of a change are read of a change alone', () => {
    const content = {
      ...sampleContent('C2'),
      field: '外科',
      business: '技能の修得',
      change: { matters: '特定分野を内科に改める', reason: '' },
    } as CaseFacts['content'];
    const of = (procedure: ProcedureType) =>
      open(sampleFacts('C2', { procedure, content, currentDesignation: term() })).filter((asked) =>
        asked.startsWith('content.change.matters'),
      );
    expect(of('change')).toHaveLength(1);
    expect(of('renewal')).toEqual([]);
  });

  it('a training that is not ticked is asked about where the change speaks of it, and not of any change (則99①)', () => {
    const facts = (changes: object, matters = '診療科を追加する') => {
      const content = { ...sampleContent('C1'), ...changes, change: { matters, reason: '' } };
      return sampleFacts('C1', { procedure: 'change', content, currentDesignation: term() });
    };
    const one = { clinicalTraining: true, specialtyTraining: false, specialtyTraineesApplied: false };
    const other = { clinicalTraining: false, specialtyTraining: true, specialtyTraineesApplied: true };
    const ofTraining = (asked: string[]) => asked.filter((each) => /Training=/u.test(each));
    expect(ofTraining(open(facts(one)))).toEqual([]);
    expect(ofTraining(open(facts(other)))).toEqual([]);
    expect(ofTraining(open(facts(one, '専攻医の受入れ')))).toEqual(['content.specialtyTraining=false 則99①']);
    expect(ofTraining(open(facts(other, '研修医の受入れ')))).toEqual(['content.clinicalTraining=false 則99①']);
  });

  it('nobody in the programmes is strange only where somebody is said to be', () => {
    const of = (specialtyTraineesApplied: boolean) => {
      const content = { ...sampleContent('C1'), specialtyTraineesApplied, programmes: [{ name: '架空', trainees: 0 }] };
      return open(sampleFacts('C1', { content: content as CaseFacts['content'] })).filter((asked) =>
        asked.startsWith('content.programmes'),
      );
    };
    expect([of(true), of(false)]).toEqual([['content.programmes=0 法119①二'], []]);
  });
});

it('a number of a notice is asked about by the article of the procedure, and a number that is blank is none', () => {
  const told = (procedure: ProcedureType, noticeNo: string, noticeNos = ['評第1号', '']) => {
    const restsOn = { noticedOn: null, heardOn: null, noticeNo: '評第2号', noticeNos };
    const facts = sampleFacts('B', { procedure, currentDesignation: term({ restsOn }) });
    const result = { ...sampleResult, noticeNo };
    return evaluationIsNotTheFormer(inContext(facts), { result }).map(({ text, legalBasis, field }) => [
      /更新では|業務の変更では/u.exec(text)?.[0],
      legalBasis,
      field,
    ]);
  };
  expect(told('change', '評第1号')).toEqual([['業務の変更では', '法116①後段', 'noticeNo']]);
  expect(told('renewal', '評第2号')).toEqual([['更新では', '法115④→113④', 'noticeNo']]);
  expect(told('renewal', ' ')).toEqual([]);
  expect(told('renewal', '評第3号')).toEqual([]);
  expect(told('new', '評第1号')).toEqual([]);
});

it('of two points of a correction the one that was answered is asked about, where nothing in its place has changed', () => {
  const ready = factsReadyFor('B', 'SUBMIT_CORRECTION');
  const [item] = ready.openCorrection?.items ?? [];
  if (!item || !ready.openCorrection) throw new Error('a correction is open');
  const openCorrection = { ...ready.openCorrection, items: [item, { ...item, id: 'item-2' }] };
  const asked = (answers: EventOf<'SUBMIT_CORRECTION'>['answers']) =>
    unchangedAnswersAreConfirmed(inContext({ ...ready, openCorrection }), { answers }).map(({ id }) => id);
  const [one, two] = ['item-1', 'item-2'].map((itemId) => ({ itemId, answer: '補いました' })) as [
    EventOf<'SUBMIT_CORRECTION'>['answers'][number],
    EventOf<'SUBMIT_CORRECTION'>['answers'][number],
  ];
  expect(asked([one, two])).toEqual(['strange:unchanged.item-1', 'strange:unchanged.item-2']);
  expect(asked([{ ...one, answer: ' ' }, two])).toEqual(['strange:unchanged.item-2']);
  expect(asked([one])).toEqual(['strange:unchanged.item-1']);
});

it('a council that met on the day on which it was asked is asked about as well, where the evaluation came later (法113④)', () => {
  const hearings = concludedHearings('B').map((each) =>
    each.council === 'coordinationCouncil' ? { ...each, requestedOn: '2026-11-30' } : each,
  );
  const ready = { ...factsReadyFor('B', 'DRAFT_DESIGNATION'), hearings };
  const evaluation = { appliedOn: '2026-05-01', receiptNo: '', result: { ...sampleResult, noticedOn: '2026-12-01' } };
  const facts = { ...ready, evaluation };
  const unmet = conditionsOf(inContext(facts), sampleEvent('DRAFT_DESIGNATION', facts)).filter(({ met }) => !met);
  expect(unmet.map(({ id }) => id)).toContain('strange:heardBeforeEvaluation.coordinationCouncil');
});

describe('the day on a notice is put right', () => {
  // The term ended on 2030-03-31; today is 2030-05-20.
  const own = { submittedOn: '2030-03-01', decidedOn: '2030-04-20', isOwn: true };
  const unmet = (
    issuedOn: string,
    renewals: RenewalDates[],
    { outcome = 'refuse', ...changes }: Partial<CaseFacts> & { outcome?: 'refuse' | 'designate' } = {},
  ) => {
    const draft = {
      ...sampleDraft(outcome),
      validFrom: null,
      validTo: null,
      approvedOn: '2030-03-10',
      issueOn: '2030-03-10',
    };
    const facts = sampleFacts('B', {
      procedure: 'renewal',
      plan: { ...samplePlan, periodTo: '2032-03-31' },
      currentDesignation: term({ validFrom: '2027-04-01', validTo: '2030-03-31', renewals }),
      draft,
      submittedOn: own.submittedOn,
      stateSince: '2030-05-20',
      ...changes,
    });
    return correctedNoticeDayIsSound({ facts, now: { today: '2030-05-20' } }, { issuedOn }).flatMap(({ id, met }) =>
      met ? [] : [id],
    );
  };
  const other = { submittedOn: '2030-03-28', decidedOn: null };
  const question = ['strange:endedBesideAnother'];

  it('of a refusal: beside another renewal than its own, also one of the same day', () => {
    expect(unmet('2030-04-10', [own])).toEqual([]);
    expect(unmet('2030-04-10', [own, other])).toEqual(question);
    expect(unmet('2030-04-10', [other, own])).toEqual(question);
    expect(unmet('2030-04-10', [{ submittedOn: own.submittedOn, decidedOn: null }, own])).toEqual(question);
    // One that was refused in February keeps nothing in force, and is not its own.
    expect(unmet('2030-04-10', [{ submittedOn: '2030-02-01', decidedOn: '2030-02-20' }, own])).toEqual([]);
  });

  it('and of a grant, or of a change, nothing of that is asked', () => {
    expect(unmet('2030-04-10', [own, other], { outcome: 'designate' })).toEqual([]);
    expect(unmet('2030-04-10', [own, other], { procedure: 'change' })).toEqual([]);
    // A refusal ends the old designation by the first day of the one that was asked for anew; a grant joins on to it.
    const heldDesignation = term({ validFrom: '2030-05-01', validTo: '2033-04-30' });
    expect(unmet('2030-05-10', [own], { heldDesignation })).toHaveLength(1);
    expect(unmet('2030-05-10', [own], { heldDesignation, outcome: 'designate' })).toEqual([]);
  });
});
