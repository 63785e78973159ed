/** Stories of the edges of a designation: the first and last day itself, the line beside, and what a notice says of it. */
import { sampleContent, sampleFacts } from '../../../test/support/procedure.js';
import type { CaseFacts, DesignationTerm } from '../case/facts.js';
import type { ProcedureType } from '../terms/kinds.js';
import { designationAfterRefusal, designationAtNotice, dutiesAfterDesignation } from './decision-notice.js';
import {
  changesApprovedSince,
  decidedMatters,
  firstDayWithoutMatters,
  matterLabel,
  mattersByName,
  reasonsNotDesignated,
  workWithout,
} from './designated-work.js';
import { dayOfDraft, designationBasis } from './designation-basis.js';
import { keptUntilWithdrawal, lostByNotSubmitting, lostWithoutPaper, renewalIsTooLate } from './giving-up.js';
import { begunByPaper, standingOf } from './standing.js';
import { basisOfTerm, comingLine, holdsFrom, lineOfCase, newestBasis } from './succession.js';

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
    } as CaseFacts['content'],
    ...changes,
  });

describe('the work', () => {
  const drops = (on: string) => ({ on, text: '', added: [], removed: ['2号'] });

  it('matters are named by the list of their kind alone, and none is なし', () => {
    const { profile } = sampleFacts('B');
    expect(matterLabel('B', '(1)ア', profile.subItems)).toBe('(1)ア 三次救急');
    expect(matterLabel('C2', '(1)ア', profile.subItems)).toBe('(1)ア');
    expect(mattersByName({ kind: 'C1', profile }, [])).toBe('なし');
    expect(mattersByName({ kind: 'C1', profile }, ['1号', '2号'])).toBe('1号（臨床研修）、2号（専門研修）');
  });

  it('a change is decided with what was approved since and begins by its first day, that day among them', () => {
    const work = { matters: ['1号'], changes: [drops('2027-02-01')] };
    const facts = c1('change', ['1号', '2号'], { currentDesignation: term({ work, approvedSince: ['2027-02-01'] }) });
    expect(decidedMatters(facts, '2027-01-31')).toEqual(['1号', '2号']);
    expect(decidedMatters(facts, '2027-02-01')).toEqual(['1号']);
    expect(reasonsNotDesignated(facts, '2027-01-31')).toEqual([]);
    expect(reasonsNotDesignated(facts, '2027-02-01')).toEqual([expect.stringContaining('令和９年２月１日からの')]);
  });

  it('what was approved since is that of the coming term for a change that begins in it, and of the present one for a renewal', () => {
    const present = term({ work: { matters: ['1号'], changes: [drops('2027-02-01')] }, approvedSince: ['2027-02-01'] });
    const coming = term({
      validFrom: '2027-04-01',
      validTo: '2030-03-31',
      work: { matters: ['1号'], changes: [drops('2027-05-01')] },
      approvedSince: ['2027-05-01'],
    });
    const since = (procedure: ProcedureType, from: string) =>
      changesApprovedSince(
        c1(procedure, ['1号'], { currentDesignation: present, comingDesignation: coming }),
        from,
      ).map(({ on }) => on);
    expect(since('change', '2027-03-31')).toEqual(['2027-02-01']);
    expect(since('change', '2027-04-01')).toEqual(['2027-05-01']);
    expect(since('renewal', '2027-04-01')).toEqual(['2027-02-01']);
  });

  it('nothing is left from the day of a change that takes the last of it, and of 連携B nothing is asked', () => {
    const facts = c1('renewal', ['2号'], {
      currentDesignation: term({
        work: { matters: [], changes: [drops('2027-05-01')] },
        approvedSince: ['2027-05-01'],
      }),
    });
    expect(firstDayWithoutMatters(facts, '2027-04-01')).toBe('2027-05-01');
    expect(firstDayWithoutMatters(c1('renewal', [], { currentDesignation: term() }), '2027-04-01')).toBe('2027-04-01');
    expect(
      firstDayWithoutMatters(
        sampleFacts('RENKEI_B', { procedure: 'renewal', currentDesignation: term() }),
        '2027-04-01',
      ),
    ).toBeNull();
  });

  it('only a change is carried into the coming term, and one that begins on its first day is of it already', () => {
    const coming = term({ validFrom: '2027-04-01', validTo: '2030-03-31', work: { matters: ['2号'], changes: [] } });
    const both = term({ work: { matters: ['1号', '2号'], changes: [] } });
    const left = (procedure: ProcedureType, from: string) =>
      firstDayWithoutMatters(c1(procedure, ['1号'], { currentDesignation: both, comingDesignation: coming }), from);
    expect(left('change', '2027-03-31')).toBe('2027-04-01'); // it drops 2号, which is all of the coming term
    expect(left('change', '2027-04-01')).toBeNull(); // asked for 1号 of that term itself
    expect(left('renewal', '2027-03-31')).toBeNull();
  });

  it('of two changes of one day the one that was approved last is made public last', () => {
    const adds = (matter: string) => ({ on: '2027-02-01', text: '', added: [matter], removed: [] });
    const work = { matters: ['1号', '2号', '3号'], changes: [adds('2号'), adds('3号')] };
    expect(workWithout(work, ['2027-02-01'])?.matters).toEqual(['1号', '2号']);
    expect(workWithout(work, ['2027-02-01', '2027-02-01'])?.matters).toEqual(['1号']);
    expect(workWithout(work, [])?.matters).toEqual(['1号', '2号', '3号']);
    expect(workWithout(work, ['2027-03-01'])?.matters).toEqual(['1号', '2号', '3号']);
  });

  it('work that a change told for the first time was not known before it, unless another change tells it', () => {
    const tells = (on: string, matters: string[]) => ({ on, text: '', added: [], removed: [], matters });
    const known = { matters: ['1号'], changes: [{ on: '2027-02-01', text: '', added: ['1号'], removed: [] }] };
    const one = { matters: ['1号'], changes: [tells('2027-02-01', ['1号'])] };
    const two = {
      matters: ['1号', '2号'],
      changes: [tells('2027-01-01', ['1号']), tells('2027-02-01', ['1号', '2号'])],
    };
    expect(workWithout(known, ['2027-02-01'])).toMatchObject({ matters: [] });
    expect(workWithout(one, ['2027-02-01'])).toBeNull();
    expect(workWithout(one, [])).toMatchObject({ matters: ['1号'] });
    expect(workWithout(two, ['2027-02-01'])).toMatchObject({ matters: ['1号'] });
    const before = { matters: ['1号'], changes: [{ ...tells('2027-02-01', ['1号']), before: ['2号'] }] };
    expect(workWithout(before, ['2027-02-01'])).toMatchObject({ matters: ['2号'] });
  });
});

describe('what a draft rests on', () => {
  const held = (
    procedure: ProcedureType,
    heldDesignation: DesignationTerm | null,
    currentDesignation: DesignationTerm | null = term(),
  ) =>
    designationBasis(
      { ...sampleFacts('B'), procedure, currentDesignation, heldDesignation },
      { firstDay: null, on: '2026-12-04' },
    ).held;
  const next = term({ validFrom: '2027-04-01', validTo: '2030-03-31' });

  it('of a renewal the next term alone, by its days; of a new application the one that is held, with how it stands', () => {
    expect(held('renewal', next)).toEqual(['2027-04-01', '2030-03-31']);
    expect(held('renewal', term())).toBeNull();
    expect(held('renewal', null)).toBeNull();
    expect(held('change', next)).toBeNull();
    expect(held('new', next, null)).toEqual(['2027-04-01', '2030-03-31', 'valid']);
  });

  it('is asked of the first day, or else of the day of 施行 or of the draft', () => {
    expect(dayOfDraft({ validFrom: '2027-04-01', issueOn: '2026-12-10', draftedOn: '2026-12-04' })).toEqual({
      firstDay: '2027-04-01',
      on: '2027-04-01',
    });
    expect(dayOfDraft({ validFrom: null, issueOn: '2026-12-10', draftedOn: '2026-12-04' })).toEqual({
      firstDay: null,
      on: '2026-12-10',
    });
    expect(dayOfDraft({ validFrom: null, issueOn: null, draftedOn: '2026-12-04' })).toEqual({
      firstDay: null,
      on: '2026-12-04',
    });
    const coming = term({ validFrom: '2027-01-01', validTo: '2029-12-31' });
    const of = (firstDay: string | null, on: string) =>
      designationBasis(
        { ...sampleFacts('B'), procedure: 'change', currentDesignation: term(), comingDesignation: coming },
        { firstDay, on },
      ).designation;
    expect([of('2026-12-31', '2027-01-01'), of('2027-01-01', '2026-12-31'), of(null, '2027-01-01')]).toEqual([
      term(),
      coming,
      coming,
    ]);
  });
});

describe('what a hospital is told of a renewal', () => {
  const renewal = (changes: Partial<CaseFacts> = {}) =>
    sampleFacts('B', { procedure: 'renewal', currentDesignation: term(), submittedOn: null, ...changes });

  it('whose paper came: it is not too late by the day of the paper, and loses nothing by not being typed', () => {
    expect(renewalIsTooLate(renewal({ paperArrivedOn: '2027-03-31' }), '2027-04-10')).toBe(false);
    expect(renewalIsTooLate(renewal({ paperArrivedOn: '2027-04-01' }), '2027-04-10')).toBe(true);
    expect(lostByNotSubmitting(renewal({ paperArrivedOn: '2027-03-31' }), '2027-04-10')).toEqual([]);
    expect(lostByNotSubmitting(renewal({ paperArrivedOn: '2027-04-01' }), '2027-04-10')).not.toEqual([]);
  });

  it('whose paper is taken back: from sixty days before the last day, that day itself among the days in force', () => {
    const lost = (today: string, changes: Partial<CaseFacts> = {}) =>
      lostWithoutPaper(renewal({ paperArrivedOn: '2027-01-10', ...changes }), { state: 'preparing', today });
    expect(lost('2027-01-29')).toEqual([]); // 61 days
    expect(lost('2027-01-30')).toEqual([
      expect.stringMatching(/^現在の指定は令和9年3月31日に満了します。記録を取り消すと/u),
    ]);
    expect(lost('2027-03-31')).toEqual(lost('2027-01-30'));
    expect(lost('2027-04-01')).toEqual([
      expect.stringMatching(/効力が続いているとされています。.*更新もできません（法115①・②）。$/u),
    ]);
    expect(lost('2027-04-01', { procedure: 'change' })).toEqual([]);
    expect(lost('2027-04-01', { paperArrivedOn: null })).toEqual([]);
    expect(lost('2027-04-02', { paperArrivedOn: '2027-04-01' })).toEqual([]);
  });

  it('that was withdrawn, as its paper is noted: how long it had kept the designation in force', () => {
    const over = '取り下げられた申請なので、記録のほかに行うことはありません。';
    const told = (withdrawnOn: string | null, changes: Partial<CaseFacts> = {}) =>
      keptUntilWithdrawal({ ...renewal(), withdrawnOn, ...changes });
    expect(told('2027-03-31')).toEqual([over]);
    expect(told('2027-04-01')).toEqual([
      over,
      '満了日（令和9年3月31日）までに到達していたときは、現在の指定は、申請の取下げがあった令和9年4月1日まで効力が続いていたものになります（法115②）。',
    ]);
    expect(told(null)).toEqual([over]);
    expect(told('2027-04-01', { procedure: 'change' })).toEqual([over]);
    expect(told('2027-04-01', { currentDesignation: null })).toEqual([over]);
  });
});

describe('a line of the register', () => {
  const line = {
    validFrom: '2027-04-01',
    designatedOn: '2027-04-01',
    validTo: '2030-03-31',
    followedOn: null,
    renewals: [],
  };

  it('begins on its first day, and says what begins: a designation or a change', () => {
    const ahead = (decidedBy: ProcedureType, today: string) => standingOf({ ...line, decidedBy, today });
    expect(ahead('new', '2027-03-31').standingText).toBe('令和9年4月1日から有効です。まだ始まっていません。');
    expect(ahead('change', '2027-03-31').standingText).toBe(
      '令和9年4月1日からの変更の承認です。まだ始まっていません。',
    );
    expect(ahead('new', '2027-04-01').standing).toBe('valid');
  });

  it('a change on the very last day is of the term, and begins within it', () => {
    const last = { ...line, designatedOn: '2030-03-31' };
    expect(standingOf({ ...last, today: '2030-03-30' }).standing).toBe('ahead');
    expect(standingOf({ ...last, today: '2030-03-31' }).standing).toBe('valid');
  });

  it('a change after the last day without a renewal has no effect: told of as to come until that day, and then as over', () => {
    const late = { ...line, designatedOn: '2030-05-01' };
    expect(standingOf({ ...late, today: '2030-03-31' }).standingText).toMatch(/効力を生じません。$/u);
    expect(standingOf({ ...late, today: '2030-04-01' }).standingText).toMatch(
      /^令和12年3月31日の経過により効力を失いました/u,
    );
    // Where a renewed line is in its place by that day, it is changed on it.
    expect(standingOf({ ...late, followedOn: '2030-04-01', today: '2030-04-10' }).standing).toBe('ahead');
    expect(standingOf({ ...late, followedOn: '2030-05-01', today: '2030-04-10' }).standing).toBe('ahead');
    expect(standingOf({ ...late, followedOn: '2030-05-02', today: '2030-04-10' }).standing).toBe('expired');
  });

  it('is told to the institution as going on while the line that renewed it waits for its 公示 (法113⑥)', () => {
    const told = (today: string, renewedOn: string | null, changes: object = {}) =>
      standingOf({ ...line, today, ...changes }, { renewedOn }).standing;
    const decided = { renewals: [{ submittedOn: '2030-03-01', decidedOn: '2030-04-10' }] };
    expect(told('2030-04-09', '2030-04-10', decided)).toBe('deemedContinuing');
    // Until the renewed line is made public it goes on; then that line is told.
    expect(told('2030-04-10', '2030-04-10', decided)).toBe('deemedContinuing');
    expect(told('2030-04-10', '2030-04-10', { ...decided, followedOn: '2030-04-10' })).toBe('followed');
    expect(told('2030-04-10', '2030-04-10')).toBe('expired'); // no renewal had kept it in force until then
    expect(told('2030-04-10', null, decided)).toBe('expired');
  });

  it('that another has followed is left to it, whatever came after', () => {
    expect(begunByPaper({ validTo: '2030-03-31', standing: 'followed' }, [{ validTo: '2030-03-31' }])).toEqual([]);
    expect(begunByPaper({ validTo: '2030-03-31', standing: 'expired' }, [{ validTo: '2030-03-31' }])).toEqual([
      'renewal',
      'change',
    ]);
  });
});

describe('the lines of a designation', () => {
  const of = (
    id: string,
    previousId: string | null,
    days: [designatedOn: string, validFrom: string, validTo: string],
  ) => ({
    id,
    previousId,
    designatedOn: days[0],
    validFrom: days[1],
    validTo: days[2],
  });
  const first = of('first', null, ['2024-04-01', '2024-04-01', '2027-03-31']);
  const changed = of('changed', 'first', ['2026-06-01', '2024-04-01', '2027-03-31']);
  const renewed = of('renewed', 'changed', ['2027-03-01', '2027-04-01', '2030-03-31']);
  const changedAgain = of('again', 'renewed', ['2028-01-01', '2027-04-01', '2030-03-31']);
  const lines = [first, changed, renewed, changedAgain];

  it('a renewal holds from its decision where that is late, every other from its first day', () => {
    expect(holdsFrom({ designatedOn: '2027-05-10', validFrom: '2027-04-01' })).toBe('2027-05-10');
    expect(holdsFrom({ designatedOn: '2027-03-01', validFrom: '2027-04-01' })).toBe('2027-04-01');
  });

  it('a renewal is of the term on which it was begun, a change of the one that holds on its day', () => {
    const about = (begunOn: string, procedure: 'renewal' | 'change', on: string) =>
      lineOfCase(lines, begunOn, { procedure, on })?.id;
    expect(about('first', 'renewal', '2028-06-01')).toBe('changed');
    expect(about('renewed', 'renewal', '2026-12-04')).toBe('again');
    expect(about('first', 'change', '2027-03-31')).toBe('changed');
    expect(about('first', 'change', '2027-04-01')).toBe('again');
    expect(about('renewed', 'change', '2027-03-31')).toBe('changed'); // begun on the coming term, and it begins before that
    expect(about('nowhere', 'change', '2027-03-31')).toBeUndefined();
  });

  it('the coming term is the one that was granted before its first day, as it was changed since', () => {
    expect(comingLine(lines, changed)?.id).toBe('again');
    expect(comingLine(lines, first)).toBeNull();
    expect(comingLine(lines, changedAgain)).toBeNull();
    expect(comingLine([first, of('late', 'first', ['2027-05-10', '2027-04-01', '2030-03-31'])], first)).toBeNull();
    expect(comingLine([first, of('on', 'first', ['2027-04-01', '2027-04-01', '2030-03-31'])], first)?.id).toBe('on');
  });

  it('rests on what was decided before a day: the first line whenever, another by its day or that of its entry', () => {
    const entered = [
      { ...first, registeredOn: '2026-12-01', applicationId: 'a' },
      { ...changed, registeredOn: '2026-11-20', applicationId: 'b' },
    ];
    const basis = (noticeNo: string, noticedOn: string) => ({ noticeNo, noticedOn, heardOn: null });
    const bases = { a: basis('評第1号', '2023-10-30'), b: basis('評第2号', '2026-04-01') };
    const nos = (day: string) => newestBasis(entered, bases, { day }).noticeNos;
    expect(nos('2024-01-01')).toEqual(['評第1号']);
    expect(nos('2026-06-01')).toEqual(['評第1号']);
    expect(nos('2026-06-02')).toEqual(['評第1号', '評第2号']);
    const ahead = [entered[0]!, { ...entered[1]!, designatedOn: '2027-01-01' }];
    expect(newestBasis(ahead, bases, { day: '2026-11-20' }).noticedOn).toBe('2023-10-30');
    expect(newestBasis(ahead, bases, { day: '2026-11-21' }).noticedOn).toBe('2026-04-01');
  });

  it('a term rests on the notices of what opened it and of its changes, those without a number left out', () => {
    const decided = (
      procedure: ProcedureType,
      noticeNo: string | null,
      noticedOn: string,
      validTo: string | null = '2027-03-31',
    ) => ({
      procedure,
      noticeNo,
      noticedOn,
      heardOn: null,
      validTo,
    });
    const basis = basisOfTerm(first, [
      decided('new', '評第1号', '2023-10-30'),
      decided('change', null, '2026-04-01'),
      decided('change', '評第3号', '2026-05-01'),
      decided('renewal', '評第4号', '2026-10-01', '2030-03-31'),
    ]);
    expect(basis).toMatchObject({
      noticedOn: '2023-10-30',
      noticeNo: '評第1号',
      noticeNos: ['評第1号', '評第3号'],
      changeNoticedOn: '2026-05-01',
    });
    expect(basisOfTerm(first, [])).toBeNull();
  });
});

describe('what a notice says of the designation', () => {
  it('goes on beyond its last day while a renewal is undecided, as over or to come on the day of the notice', () => {
    const told = (date: string) => dutiesAfterDesignation('B', 'change', { date, validUntil: '2027-03-31' }).at(-1);
    expect(told('2027-03-31')).toContain('に満了しますが');
    expect(told('2027-04-01')).toContain('に満了しましたが');
  });

  it('as it stands on the day: the one that a change changes, and a renewal undecided until its own notice', () => {
    const coming = term({ validFrom: '2027-04-01', validTo: '2030-03-31' });
    const own = { submittedOn: '2027-03-01', decidedOn: '2027-04-05' };
    const at = (procedure: ProcedureType, day: string, changes: Partial<CaseFacts> = {}) =>
      designationAtNotice(
        {
          ...sampleFacts('B'),
          procedure,
          submittedOn: '2027-03-01',
          currentDesignation: term({ renewals: [own] }),
          ...changes,
        },
        day,
      );
    expect(at('renewal', '2027-04-10')).toEqual({ validUntil: '2027-03-31', standing: 'deemedContinuing' });
    expect(at('change', '2027-04-10')).toEqual({ validUntil: '2027-03-31', standing: 'endedAfter' });
    expect(at('change', '2027-04-10', { comingDesignation: coming })).toEqual({
      validUntil: '2030-03-31',
      standing: 'valid',
    });
    expect(at('renewal', '2027-04-10', { comingDesignation: coming })).toMatchObject({ validUntil: '2027-03-31' });
    expect(at('new', '2027-04-10')).toBeNull();
    expect(at('renewal', '2027-04-10', { currentDesignation: null })).toBeNull();
  });

  it('after a refusal: nothing of a new application, and of a change that it stays as it is', () => {
    const of = (
      procedure: ProcedureType,
      currentStanding?: 'valid' | 'deemedContinuing' | 'expired',
      currentValidUntil = '2027-03-31',
    ) => designationAfterRefusal({ procedure, kind: 'B', currentValidUntil, currentStanding });
    expect(of('new', 'valid')).toBeUndefined();
    expect(of('change')).toBeUndefined();
    expect(of('change', 'valid')).toBe(
      '現に受けている指定（有効期間の満了日　令和９年３月３１日）の内容は、変わりません。',
    );
    expect(of('change', 'deemedContinuing')).toMatch(/^現に受けている指定の内容は、変わりません。.*に満了しましたが/u);
    expect(of('renewal', 'valid')).toMatch(/の経過により効力を失います。/u);
    expect(of('renewal', 'deemedContinuing')).toMatch(/この処分により効力を失います。/u);
  });
});
