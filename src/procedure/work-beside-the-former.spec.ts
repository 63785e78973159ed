/** Stories of what a renewal or a change asks for beside the designation in force, with a clock at Friday 2026-12-04. */
import {
  concludedHearings,
  draftEvent,
  person,
  sampleContent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  samplePlan,
  TODAY,
} from '../../test/support/procedure.js';
import type { CaseFacts, DesignationTerm } from './case/facts.js';
import { decide } from './decide.js';
import { instructionsOfNotice } from './designation/decision-notice.js';
import {
  carriedInto,
  decidedChange,
  decidedChangeInWords,
  decidedMatters,
  decidedWork,
  reasonsNotDesignated,
  withChange,
  workOfComingTerm,
  workOn,
} from './designation/designated-work.js';
import { correctedNoticeDayIsSound } from './conditions/decision.js';
import { conditionsOf, type CaseEvent, EVENTS } from './events/index.js';
import type { ProcedureType } from './terms/kinds.js';

const change = { text: '内科に改める', added: ['内科'], removed: ['外科'] };
const term = (changes: Partial<DesignationTerm> = {}): DesignationTerm => ({
  validFrom: '2024-04-01',
  validTo: '2027-03-31',
  work: { matters: ['外科'], changes: [] },
  restsOn: {
    noticedOn: '2023-10-30',
    heardOn: null,
    noticeNos: ['評第1号'],
    confirmations: [{ field: '外科', no: '架空第1号' }],
  },
  renewals: [],
  ...changes,
});

function c2(procedure: ProcedureType, content: object = {}, changes: Partial<CaseFacts> = {}): CaseFacts {
  const written = { ...sampleContent('C2'), ...content };
  const currentDesignation = procedure === 'new' ? null : term();
  return sampleFacts('C2', {
    procedure,
    content: written,
    currentDesignation,
    hearings: concludedHearings('C2'),
    ...changes,
  });
}

/** What is asked and was not confirmed, in words. */
function asked(facts: CaseFacts, event: CaseEvent, confirmed: string[] = []): string[] {
  const context = { facts, actor: person(EVENTS[event.type].role), now: { today: TODAY } };
  return conditionsOf(context, { ...event, confirmed })
    .filter(({ id, met }) => !met && /^strange:(work|content)/u.test(id))
    .map(({ text }) => text);
}
const submitted = (facts: CaseFacts, confirmed: string[] = []) =>
  asked({ ...facts, submittedOn: null }, { type: 'SUBMIT' }, confirmed);

describe('a renewal that changes the work', () => {
  it('of another 特定分野 is asked about, of the hospital and of whoever drafts, with both fields by name', () => {
    const facts = c2('renewal', {
      field: '内科',
      business: '高度な技能の修得に係る業務',
      environmentConfirmationNo: '架空第2号',
    });
    expect(submitted(facts)).toEqual([expect.stringMatching(/現在：外科。申請：内科/u)]);
    expect(asked(facts, draftEvent())).toEqual([expect.stringMatching(/現在：外科。申請：内科/u)]);
    for (const event of [draftEvent(), { type: 'SUBMIT' } as CaseEvent]) {
      const open = event.type === 'SUBMIT' ? { ...facts, submittedOn: null } : facts;
      expect(asked(open, event, ['work.changed=内科'])).toEqual([]);
      expect(asked(open, event, ['work.changed=救急科'])).toHaveLength(1);
    }
    expect(submitted(c2('renewal'))).toEqual([]);
  });

  it('of a field on the confirmation of another is asked about by its number (法120①)', () => {
    const facts = c2('renewal', {
      field: '内科',
      business: '高度な技能の修得に係る業務',
      environmentConfirmationNo: '架空 第１号',
    });
    expect(submitted(facts, ['work.changed=内科'])).toEqual([
      expect.stringMatching(/特定分野（外科）の確認の番号と同じです/u),
    ]);
    expect(asked(facts, draftEvent(), ['work.changed=内科'])).toHaveLength(1);
  });

  it('of another training of C-1 or another B sub-item is asked about', () => {
    const c1 = sampleFacts('C1', {
      procedure: 'renewal',
      content: {
        ...sampleContent('C1'),
        specialtyTraining: false,
        specialtyTraineesApplied: false,
      } as CaseFacts['content'],
      currentDesignation: term({ work: { matters: ['1号', '2号'], changes: [] } }),
    });
    expect(submitted(c1)).toEqual([
      expect.stringMatching(/現在：1号（臨床研修）、2号（専門研修）。申請：1号（臨床研修）/u),
    ]);
    const b = (matters: string[]) =>
      sampleFacts('B', { procedure: 'renewal', currentDesignation: term({ work: { matters, changes: [] } }) });
    expect(submitted(b(['(1)ア', '(2)ア']))).toHaveLength(1);
    expect(submitted(b(['(1)ア']))).toEqual([]);
  });

  it('is to be looked up on paper where the register does not know the work of an older line, by the hospital and by whoever drafts', () => {
    const currentDesignation = term({ work: null });
    const facts = c2('renewal', { field: '内科', environmentConfirmationNo: '2' }, { currentDesignation });
    expect(submitted(facts)).toEqual([
      expect.stringMatching(/現在の指定に係る特定分野は、.*指定台帳に記録がなく、申請（内科）と比べられません/u),
    ]);
    expect(asked(facts, draftEvent())).toHaveLength(1);
    for (const ask of [submitted, (of: CaseFacts, given: string[]) => asked(of, draftEvent(), given)])
      expect(ask(facts, ['work.unknown=内科'])).toEqual([]);
  });
});

describe('a change', () => {
  it('that changes nothing is asked about; one of the field is not', () => {
    const business = '高度な技能の修得に係る業務';
    expect(submitted(c2('change', { business }))).toEqual([
      expect.stringMatching(/特定分野（外科）は現在の指定と同じです/u),
    ]);
    expect(submitted(c2('change', { business }), ['work.same=外科'])).toEqual([]);
    expect(submitted(c2('change', { business, field: '内科', environmentConfirmationNo: '架空第2号' }))).toEqual([]);
  });

  it('of the field on the minister’s confirmation of the former one is asked about (則106③)', () => {
    const facts = c2('change', { business: '高度な技能の修得に係る業務', field: '内科' });
    expect(submitted(facts)).toEqual([expect.stringMatching(/内科の確認の番号ですか/u)]);
  });

  it('that is evaluated by a notice of the number of a former one is asked about (法116①後段)', () => {
    const facts = { ...c2('change'), submittedOn: null };
    const event = sampleEvent('RECORD_EVALUATION', facts);
    const context = { facts, actor: person('hospital'), now: { today: TODAY } };
    const said = conditionsOf(context, event).filter(({ id, met }) => id === 'strange:noticeNo' && !met);
    expect(said.map(({ text }) => text)).toEqual([
      expect.stringMatching(/業務の変更では、新しく受けた評価の通知書が要ります/u),
    ]);
  });
});

it('a business of another 特定分野 than the one applied for is asked about; 整形外科 does not name 外科', () => {
  expect(submitted(c2('new', { business: '外科の技能の修得', field: '内科' }))).toHaveLength(1);
  expect(submitted(c2('new', { business: '外科の技能の修得', field: '外科' }))).toEqual([]);
  const profile = { ...sampleFacts('C2').profile, specialtyFields: ['外科', '整形外科', '内科'] };
  expect(submitted(c2('new', { business: '整形外科の技能の修得', field: '外科' }, { profile }))).toEqual([
    expect.stringMatching(/特定分野の整形外科のこと/u),
  ]);
  const changed = { business: '技能の修得', change: { matters: '特定分野を内科に改める', reason: '医師の着任' } };
  expect(submitted(c2('change', changed), ['work.same=外科'])).toEqual([
    expect.stringMatching(/変更しようとする事項/u),
  ]);
});

describe('what a renewal designates (法115④→113①)', () => {
  // C-1 1号. A change that adds 2号 from 2029-12-03 on is notified on 2029-09-03; the term ends on 2030-03-31.
  const adds = { on: '2029-12-03', text: '専門研修を加える', added: ['2号'], removed: [] };
  const drops = { on: '2029-12-03', text: '専門研修をやめる', added: [], removed: ['2号'] };
  const renewal = (applied: string[], work: DesignationTerm['work'], approvedSince: string[]) => {
    const content = {
      ...sampleContent('C1'),
      clinicalTraining: applied.includes('1号'),
      specialtyTraining: applied.includes('2号'),
    } as CaseFacts['content'];
    const currentDesignation = term({ validFrom: '2027-04-01', validTo: '2030-03-31', work, approvedSince });
    return sampleFacts('C1', { procedure: 'renewal', content, currentDesignation });
  };
  const FROM = '2030-04-01';
  const draft = (facts: CaseFacts, confirmed: string[] = []) => {
    const event = draftEvent({ validFrom: FROM, confirmed });
    const context = { facts, actor: person('prefectureOfficer'), now: { today: TODAY } };
    return conditionsOf(context, event).filter(
      ({ id, met }) => !met && (id.startsWith('strange:work') || id === 'somethingIsDesignated'),
    );
  };

  it('is what was applied for after the change, which it could speak of: 1号 alone, and that is asked', () => {
    // Submitted on 2029-11-01, though the change begins later.
    const facts = renewal(['1号'], { matters: ['1号', '2号'], changes: [adds] }, []);
    expect(decidedMatters(facts, FROM)).toEqual(['1号']);
    expect(draft(facts).map(({ confirm }) => confirm)).toEqual(['work.changed=1号']);
    expect(draft(facts, ['work.changed=1号'])).toEqual([]);
    // The reverse: what a change dropped before is applied for anew.
    const reverse = renewal(['1号', '2号'], { matters: ['1号'], changes: [drops] }, []);
    expect(decidedMatters(reverse, FROM)).toEqual(['1号', '2号']);
    expect(draft(reverse).map(({ confirm }) => confirm)).toEqual(['work.changed=1号・2号']);
  });

  it('is with what was approved since its newest submission, and that is asked of whoever drafts', () => {
    const facts = renewal(['1号'], { matters: ['1号', '2号'], changes: [adds] }, ['2029-12-03']);
    expect(decidedMatters(facts, FROM)).toEqual(['1号', '2号']);
    expect(reasonsNotDesignated(facts, FROM)).toEqual([]);
    const [asked, ...others] = draft(facts);
    expect([asked?.confirm, others]).toEqual(['work.decided=1号・2号', []]);
    expect(asked?.text).toBe(
      '申請の後に承認した業務の変更（令和11年12月3日（月）から）があります。研修の別（法119①）は、申請では1号（臨床研修）、指定の更新の後は1号（臨床研修）、2号（専門研修）です。この内容で指定の更新を起案しますか。',
    );
    expect(draft(facts, ['work.decided=1号・2号'])).toEqual([]);
  });

  it('is without what was taken since, with the reason of the part that is refused (行政手続法8条)', () => {
    const facts = renewal(['1号', '2号'], { matters: ['1号'], changes: [drops] }, ['2029-12-03']);
    expect(decidedMatters(facts, FROM)).toEqual(['1号']);
    const reason =
      '申請のあった医療法第１１９条第１項第２号（専門研修）は、申請の後に承認した令和１１年１２月３日からの業務の変更により、指定に係る業務でなくなったため（医療法第１１９条第２項において準用する同法第１１６条第１項）、更新しません。';
    expect(reasonsNotDesignated(facts, FROM)).toEqual([reason]);
    expect(draft(facts).map(({ text }) => text)).toEqual([expect.stringContaining(reason)]);
    const { profile } = facts;
    const told = instructionsOfNotice({ profile }, sampleDraft('designate'), { notDesignated: [reason], day: FROM });
    expect(told).toBe(profile.appealInstructions);
  });

  it('is never nothing, whatever is confirmed', () => {
    const facts = renewal(['2号'], { matters: ['1号'], changes: [drops] }, ['2029-12-03']);
    expect(draft(facts, ['work.changed=2号', 'work.decided=']).map(({ id }) => id)).toEqual(['somethingIsDesignated']);
    const drafted = { ...facts, draft: sampleDraft('designate', { validFrom: FROM, validTo: '2033-03-31' }) };
    const context = { facts: drafted, actor: person('prefectureApprover'), now: { today: TODAY } };
    const unmet = conditionsOf(context, { type: 'APPROVE', comment: '' }).filter(({ met }) => !met);
    expect(unmet.map(({ id }) => id)).toContain('somethingIsDesignated');
  });
});

describe('what a change approves', () => {
  const content = (applied: string[]) =>
    ({
      ...sampleContent('C1'),
      clinicalTraining: applied.includes('1号'),
      specialtyTraining: applied.includes('2号'),
      change: { matters: '診療科を追加する', reason: '医師の着任' },
    }) as CaseFacts['content'];
  const granted = term({
    validFrom: '2027-04-01',
    validTo: '2030-03-31',
    work: { matters: ['1号'], changes: [] },
  });
  const change = (applied: string[], changes: Partial<CaseFacts>) =>
    sampleFacts('C1', { procedure: 'change', content: content(applied), ...changes });
  const draft = (facts: CaseFacts, validFrom: string, confirmed: string[] = []) => {
    const context = { facts, actor: person('prefectureOfficer'), now: { today: TODAY } };
    return conditionsOf(context, draftEvent({ validFrom, confirmed })).filter(
      ({ id, met }) => !met && (id.startsWith('strange:work') || id === 'somethingIsDesignated'),
    );
  };

  it('is asked of whoever drafts where the renewed designation of its first day is another than the one that the hospital was asked about', () => {
    // 1号・2号 until 2027-03-31; the renewal is granted for 1号 alone. The change leaves the matters as they were: 1号・2号.
    const both = term({ work: { matters: ['1号', '2号'], changes: [] } });
    const facts = change(['1号', '2号'], { currentDesignation: both, comingDesignation: granted });
    expect(draft(facts, '2027-03-31').map(({ confirm }) => confirm)).toEqual([
      'work.decided=1号・2号／2027-04-01：1号',
    ]);
    const [asked, ...others] = draft(facts, '2027-04-10');
    expect([asked?.confirm, others]).toEqual(['work.decided=1号・2号／追加：2号（専門研修）', []]);
    expect(asked?.text).toContain('変更の初日の指定に係る業務が、申請の時に確かめたものと違います');
    expect(draft(facts, '2027-04-10', [asked?.confirm ?? ''])).toEqual([]);
    // The same once the renewed term is the current one.
    const since = change(['1号', '2号'], { currentDesignation: granted, workAsked: both.work ?? null });
    expect(draft(since, '2027-04-20').map(({ confirm }) => confirm)).toEqual([asked?.confirm]);
  });

  it('brings nothing back that another change took since', () => {
    // Submitted beside 1号・2号; a change that drops 2号 from 2027-01-04 on was approved since.
    const drops = { on: '2027-01-04', text: '', added: [], removed: ['2号'] };
    const currentDesignation = term({ work: { matters: ['1号'], changes: [drops] }, approvedSince: ['2027-01-04'] });
    const facts = change(['1号', '2号'], { currentDesignation });
    expect(decidedChange(facts, '2027-02-01')).toMatchObject({ added: [], removed: [] });
    expect(draft(facts, '2027-02-01').map(({ confirm }) => confirm)).toEqual(['work.decided=1号']);
    expect(reasonsNotDesignated(facts, '2027-02-01')).toEqual([expect.stringContaining('変更の承認に含めません')]);
    // From a day before that change it is as it was applied for, and the other comes on its day.
    expect(decidedMatters(facts, '2026-12-20')).toEqual(['1号', '2号']);
    expect(decidedWork(facts, '2026-12-20').matters).toEqual(['1号']);
  });

  it('of work that the register did not know is exactly what it approved, also in the renewal that was applied for before it (法115④, 116①)', () => {
    // A line of 2024 without matters. The renewal for 1号 is submitted; a change for 1号・2号 from 2027-01-04 on is submitted and notified after it.
    const unknown = term({ work: null });
    const first = change(['1号', '2号'], { currentDesignation: unknown });
    const approved = decidedChange(first, '2027-01-04');
    expect(approved).toMatchObject({ added: [], removed: [], matters: ['1号', '2号'] });
    const [unknownTo] = draft(first, '2027-01-04');
    expect(unknownTo?.confirm).toBe('work.unknown=1号・2号');
    expect(unknownTo?.text).toContain('変更の後の研修の別（法119①）は、申請に書いたものだけになります');
    expect(draft(first, '2027-01-04', ['work.unknown=1号・2号'])).toEqual([]);
    // From a day before another change of it that was approved, nobody knows the work either.
    const beside = term({ work: decidedWork(first, '2027-02-01'), approvedSince: ['2027-02-01'] });
    const earlier = change(['1号'], { currentDesignation: beside, hearings: concludedHearings('C1') });
    expect(draft(earlier, '2027-01-04').map(({ confirm }) => confirm)).toEqual([
      'work.unknown=1号',
      'work.decided=1号／変更後：1号（臨床研修）／2027-02-01：1号・2号',
    ]);
    const work = decidedWork(first, '2027-01-04');
    const since = term({ work, approvedSince: ['2027-01-04'] });
    const hearings = concludedHearings('C1');
    const renewal = change(['1号'], { procedure: 'renewal', currentDesignation: since, hearings });
    expect(decidedMatters(renewal, '2027-04-01')).toEqual(['1号', '2号']);
    expect(draft(renewal, '2027-04-01').map(({ confirm }) => confirm)).toEqual(['work.decided=1号・2号']);
    // And of another change that was submitted beside the unknown work nobody can say what it was asked to bring.
    const second = (applied: string[]) => change(applied, { currentDesignation: since, hearings });
    const [asked] = draft(second(['1号', '2号']), '2027-02-01');
    expect(asked?.confirm).toBe('work.decided=1号・2号');
    expect(asked?.text).toContain('申請の時は、指定に係る業務が指定台帳にありませんでした');
    // What is not approved of it has its reason.
    const dropped = change(['1号'], { currentDesignation: unknown });
    const one = term({ work: decidedWork(dropped, '2027-01-04'), approvedSince: ['2027-01-04'] });
    expect(reasonsNotDesignated(change(['1号', '2号'], { currentDesignation: one }), '2027-02-01')).toEqual([
      expect.stringContaining('令和９年１月４日からの業務の変更'),
    ]);
  });

  it('is asked about beside a change that was approved already and begins later: that one comes on its day all the same', () => {
    // 1号; 2号 comes from 2027-02-01 on. A change that leaves 1号 alone is submitted, and drafted from 2027-01-04 on.
    const adds = { on: '2027-02-01', text: '', added: ['2号'], removed: [] };
    const currentDesignation = term({ work: { matters: ['1号', '2号'], changes: [adds] } });
    const facts = change(['1号'], { currentDesignation });
    const said = submitted({ ...facts, hearings: [] });
    expect(said).toEqual([
      expect.stringContaining(
        '研修の別（法119①）は、申請では1号（臨床研修）、令和9年2月1日（月）からは1号（臨床研修）、2号（専門研修）です',
      ),
    ]);
    expect(submitted(facts, ['work.later=1号・2号／2027-02-01'])).toEqual([]);
    const [drafted, ...others] = draft(facts, '2027-01-04');
    expect([drafted?.confirm, others]).toEqual(['work.decided=1号／2027-02-01：1号・2号', []]);
    expect(drafted?.text).toContain('先に承認した業務の変更（令和9年2月1日（月）から）が、この変更の後に始まります');
    expect(draft(facts, '2027-01-04', [drafted?.confirm ?? ''])).toEqual([]);
    // From its day on it takes 2号, as it was applied for; so does one that asks for what will be anyway.
    expect(draft(facts, '2027-02-01')).toEqual([]);
    const same = change(['1号', '2号'], { currentDesignation });
    expect(submitted(same).filter((text) => text.includes('まだ始まっていない'))).toEqual([]);
    // One that was submitted before the other was approved is asked about too, where the other takes what it brings.
    const drops = { on: '2027-02-01', text: '', added: [], removed: ['2号'] };
    const both = term({ work: { matters: ['1号'], changes: [drops] }, approvedSince: ['2027-02-01'] });
    const kept = change(['1号', '2号'], { currentDesignation: both });
    expect(draft(kept, '2027-01-04').map(({ confirm }) => confirm)).toEqual(['work.decided=1号・2号／2027-02-01：1号']);
  });

  const inComing = (facts: CaseFacts) =>
    workOfComingTerm(facts, '2027-02-01').map(({ on, matters }) => [on, matters.join('・')]);

  it('of work that the register did not know leaves a coming term that was granted ahead as it is, as one of known work that changes no matter does', () => {
    // On paper 1号・2号; the renewal was granted for 1号 alone. A change of something else is for 1号・2号 as before.
    const comingDesignation = granted;
    for (const work of [null, { matters: ['1号', '2号'], changes: [] }]) {
      const facts = change(['1号', '2号'], { currentDesignation: term({ work }), comingDesignation });
      expect(inComing(facts)).toEqual([['2027-04-01', '1号']]);
      const carried = withChange({ matters: ['1号'], changes: [] }, carriedInto(decidedChange(facts, '2027-02-01')));
      expect(carried).toMatchObject({ matters: ['1号'], changes: [{ added: [], removed: [] }] });
      expect(workOn(carried, '2027-04-01')?.matters).toEqual(['1号']);
    }
    const facts = change(['1号', '2号'], { currentDesignation: term({ work: null }), comingDesignation });
    expect(submitted({ ...facts, hearings: [] }, ['work.unknown=1号・2号'])).toEqual([
      '令和9年4月1日（木）からの指定の更新を、先に受けています。申請する変更がその日より前に始まるとき、この変更で何が加わり何が除かれるかは指定台帳から分からないので、更新された指定の業務は、更新の時のままです。研修の別（法119①）は、申請では1号（臨床研修）、2号（専門研修）、令和9年4月1日（木）からは1号（臨床研修）です。更新された指定の業務を変えるには、令和9年4月1日（木）以後に始まる変更の承認を受けます。この内容で申請しますか。',
    ]);
  });

  it('is asked about, at 提出 and at the draft, and told on the papers, where the coming term that it is carried into comes to another work', () => {
    // 2号, renewed for 1号 alone; the change drops 2号 for 1号. And 1号, renewed for 2号 alone, to which the change adds 2号.
    const of = (now: string[], coming: string[], asks: string[]) =>
      change(asks, {
        currentDesignation: term({ work: { matters: now, changes: [] } }),
        comingDesignation: { ...granted, work: { matters: coming, changes: [] } },
      });
    expect(inComing(of(['2号'], ['1号'], ['1号']))).toEqual([]);
    const facts = of(['1号'], ['2号'], ['1号', '2号']);
    expect(inComing(facts)).toEqual([['2027-04-01', '2号']]);
    const confirm = 'work.decided=1号・2号／追加：2号（専門研修）／2027-04-01：2号';
    expect(draft(facts, '2027-02-01').map((each) => each.confirm)).toEqual([confirm]);
    expect(draft(facts, '2027-02-01', [confirm])).toEqual([]);
    const open = { ...facts, hearings: [] };
    expect(submitted(open)).toEqual([
      expect.stringContaining('この変更で加えるものと除くものは、更新された指定でも加わり、除かれます'),
    ]);
    expect(submitted(open, ['work.coming=2027-04-01：2号'])).toEqual([]);
    const second = '医療法第１１９条第１項第２号（専門研修）';
    const told = [`追加：${second}`, `更新された指定（令和９年４月１日から）：${second}`];
    expect(decidedChangeInWords(facts, '2027-02-01')).toEqual(told);
    // What begins in the coming term is a change of that alone; and nothing of it is told of a decision that knew no coming term.
    expect(workOfComingTerm(facts, '2027-04-01')).toEqual([]);
    const { comingDesignation: coming } = facts;
    const since: CaseFacts = { ...facts, comingDesignation: coming && { ...coming, grantedSince: true } };
    expect(decidedChangeInWords(since, '2027-02-01')).toEqual(told.slice(0, 1));
  });

  it('leaves some work in the coming term too', () => {
    // 1号・2号, renewed for 2号 alone: a change that drops 2号 would leave nothing of it from 2027-04-01 on.
    const facts = change(['1号'], {
      currentDesignation: term({ work: { matters: ['1号', '2号'], changes: [] } }),
      comingDesignation: { ...granted, work: { matters: ['2号'], changes: [] } },
    });
    expect(draft(facts, '2027-03-01').map(({ text }) => text)).toEqual([
      expect.stringContaining('令和9年4月1日（木）からはなしです'),
      expect.stringContaining(
        'この変更は、更新された指定（令和9年4月1日（木）から）でも効力を有し、令和9年4月1日（木）から、指定に係る研修の別（法119①）がなくなります',
      ),
    ]);
    expect(draft(facts, '2027-04-01').map(({ id }) => id)).toEqual(['strange:work.decided']);
  });
});

describe('plans on the day on which a renewal is decided in deemed continuation (法113③一, 120①)', () => {
  const over = (type: 'DRAFT_DESIGNATION' | 'APPROVE' | 'ISSUE_DESIGNATION', today: string, skillTo = '2030-03-31') => {
    const content = sampleContent('C2');
    if (content.kind !== 'C2') throw new Error('not C2');
    const doctors = content.doctors.map((doctor) => ({ ...doctor, planTo: skillTo }));
    const approved = type === 'ISSUE_DESIGNATION' ? { approverId: 'prefectureApprover', approvedOn: today } : {};
    const facts = c2(
      'renewal',
      { doctors },
      {
        plan: { ...samplePlan, periodTo: '2027-08-31' },
        draft: type === 'DRAFT_DESIGNATION' ? null : sampleDraft('designate', { issueOn: today, ...approved }),
      },
    );
    const event = sampleEvent(type, facts, today);
    return conditionsOf({ facts, actor: person(EVENTS[type].role), now: { today } }, event)
      .filter(({ id, met }) => id === 'plansStillRun' && !met)
      .map(({ text, legalBasis }) => `${text} ${legalBasis}`)
      .join('');
  };

  it.each(['DRAFT_DESIGNATION', 'APPROVE', 'ISSUE_DESIGNATION'] as const)('are asked at %s', (type) => {
    expect(over(type, '2027-08-31')).toBe('');
    expect(over(type, '2027-09-01')).toMatch(
      /計画期間の終わり（令和9年8月31日（火））が更新を決定する日（令和9年9月1日（水））より前です/u,
    );
    expect(over(type, '2027-07-01', '2027-06-30')).toMatch(/技能研修計画の終わり.* 法120①, 則101①$/u);
  });
});

it('a renewal is not notified on a day on which its plan is over, written down at once or later, first or put right (法113③一)', () => {
  // The plan ends on 31.8.2027; approved on that day, written down on 10.9.
  const plan = { ...samplePlan, periodTo: '2027-08-31' };
  const draft = sampleDraft('designate', {
    issueOn: '2027-08-31',
    approverId: 'prefectureApprover',
    approvedOn: '2027-08-31',
  });
  const facts = c2('renewal', {}, { plan, draft });
  const now = { today: '2027-09-10' };
  const unmet = (issuedOn: string) => {
    const event = { ...sampleEvent('ISSUE_DESIGNATION', facts), issuedOn } as CaseEvent;
    const first = conditionsOf({ facts, actor: person('prefectureOfficer'), now }, event);
    return [first, correctedNoticeDayIsSound({ facts, now }, { issuedOn })].map((conditions) =>
      conditions.flatMap(({ id, met }) => (!met && id.startsWith('plansStillRun') ? [id] : [])),
    );
  };
  expect(unmet('2027-08-31')).toEqual([[], []]);
  expect(unmet('2027-09-01')).toEqual([['plansStillRunOnNotice'], ['plansStillRunOnNotice']]);
});

describe('the refusal of a renewal that is dated before a change that was approved meanwhile (法116①)', () => {
  const refuse = (issuedOn: string, confirmed: string[] = []) => {
    const work = { matters: ['内科'], changes: [{ ...change, on: '2027-06-01' }] };
    const facts = c2(
      'renewal',
      {},
      {
        currentDesignation: term({ work, renewals: [{ submittedOn: '2026-11-20', decidedOn: null }] }),
        draft: sampleDraft('refuse', { approverId: 'prefectureApprover', approvedOn: '2027-05-10', issueOn: null }),
      },
    );
    const event = { ...sampleEvent('ISSUE_REFUSAL', facts, '2027-06-10'), issuedOn, confirmed } as CaseEvent;
    const decision = decide({
      kind: 'C2',
      state: 'deciding.approved',
      facts,
      event,
      actor: person('prefectureOfficer'),
      now: { today: '2027-06-10' },
    });
    return decision.accepted ? [] : decision.conditions.map(({ text }) => text);
  };

  it('is asked about, and names the change', () => {
    expect(refuse('2027-05-20')).toEqual([expect.stringMatching(/令和9年6月1日（火）からの変更（内科に改める）/u)]);
    expect(refuse('2027-05-20', ['changesLost=2027-05-20'])).toEqual([]);
    expect(refuse('2027-06-02')).toEqual([]);
  });
});
