/** Stories of putting records right and of beginning a case: who may, in which words, and what lies in the way. */
import { person, sampleFacts, sampleHearing, TODAY } from '../../test/support/procedure.js';
import type { CaseFacts, DesignationTerm } from './case/facts.js';
import { caseInPlaceOf, openingConditions, type OpeningFacts } from './opening.js';
import { correctionOfRecordConditions, correctionParticulars, mayCorrect } from './record-corrections.js';
import { isSameRecord, recordedFact, type RecordName } from './recorded-facts.js';

describe('a record is put right', () => {
  it('and told with each value that changed, from what to what, and why', () => {
    const told = (before: object, values: object) =>
      correctionParticulars({
        record: { type: 'receipt' },
        before: before as Record<string, unknown>,
        values: values as Record<string, unknown>,
        reason: '誤記のため',
      }).map(({ label, text }) => `${label}：${text}`);
    expect(told({ receivedOn: '2026-11-24' }, { receivedOn: '2026-11-25' })).toEqual([
      '受付の日：訂正前「令和8年11月24日」→訂正後「令和8年11月25日」',
      '訂正の理由：誤記のため',
    ]);
    expect(told({ receivedOn: '2026-11-24' }, { receivedOn: '2026-11-24' })).toEqual(['訂正の理由：誤記のため']);
    expect(told({ receivedOn: '2026-11-24', unknown: '' }, { receivedOn: '2026-11-24', unknown: undefined })).toEqual([
      '訂正の理由：誤記のため',
    ]);
    expect(told({}, { unknown: '別の値' })).toEqual([expect.stringMatching(/^unknown：/u), '訂正の理由：誤記のため']);
  });

  it('by whoever records such a thing: a health centre what is its own, and somebody’s own words that person alone', () => {
    const centre = person('healthCentre');
    const of = (
      role: 'healthCentre' | 'prefectureOfficer' | 'prefectureApprover',
      healthCentreId: string | null,
      personId: string | null,
    ) => ({ role, healthCentreId, personId }) as const;
    expect(mayCorrect(of('healthCentre', centre.healthCentreId, null), centre)).toBe(true);
    expect(mayCorrect(of('healthCentre', 'another', null), centre)).toBe(false);
    // What an officer records is of no health centre, whatever stands there.
    expect(mayCorrect(of('prefectureOfficer', 'another', null), person('prefectureOfficer'))).toBe(true);
    expect(mayCorrect(of('prefectureApprover', null, 'prefectureApprover'), person('prefectureApprover'))).toBe(true);
    expect(mayCorrect(of('prefectureApprover', null, 'somebody'), person('prefectureApprover'))).toBe(false);
  });

  it('and anybody else is told whose it is', () => {
    const hearing = sampleHearing('B', 'coordinationCouncil');
    const draft = {
      approverId: 'somebody',
      approvedOn: TODAY,
      approvalComment: '了承',
      approverName: '決裁者',
    } as CaseFacts['draft'];
    const told = (name: RecordName, changes: Partial<CaseFacts> = {}) => {
      const facts = sampleFacts('B', { hearings: [hearing], ...changes });
      const record = recordedFact('deciding.approved', facts, name);
      if (record === null) throw new Error(`no record ${name.type}`);
      const context = { facts, actor: person('hospital'), now: { today: TODAY } };
      return correctionOfRecordConditions(context, record, { values: record.values, reason: '' }).find(
        ({ id }) => id === 'recorder',
      )?.text;
    };
    expect(told({ type: 'receipt' })).toMatch(/この記録の訂正は、[^（]+だけが行えます$/u);
    expect(told({ type: 'confirmation', hearingId: hearing.id })).toMatch(/（調整会議の事務局）だけが行えます$/u);
    expect(told({ type: 'approval' }, { draft })).toMatch(/（書いた本人）だけが行えます$/u);
  });

  it('two names are of one record where everything in them is the same', () => {
    expect(isSameRecord({ type: 'check', checkId: 'R1' }, { type: 'check', checkId: 'R1' })).toBe(true);
    expect(isSameRecord({ type: 'check', checkId: 'R1' }, { type: 'check', checkId: 'R2' })).toBe(false);
    expect(isSameRecord({ type: 'opinion', hearingId: 'a' }, { type: 'opinion', hearingId: 'b' })).toBe(false);
    expect(isSameRecord({ type: 'report', hearingId: 'a' }, { type: 'opinion', hearingId: 'a' })).toBe(false);
  });

  it('the arrival is that of what was submitted, or of the paper while nothing is, and of a decided case neither', () => {
    const values = (
      name: RecordName['type'] & ('arrival' | 'paperArrival' | 'receipt'),
      changes: Partial<CaseFacts>,
      state: 'examining' | 'designated' | 'withdrawn' = 'examining',
    ) => recordedFact(state, sampleFacts('B', changes), { type: name })?.values ?? null;
    const paper = { submittedOn: null, paperArrivedOn: '2026-11-20' };
    expect(values('arrival', {})).toEqual({ submittedOn: '2026-11-20' });
    expect(values('arrival', {}, 'withdrawn')).toEqual({ submittedOn: '2026-11-20' });
    expect(values('arrival', {}, 'designated')).toBeNull();
    expect(values('arrival', paper)).toBeNull();
    expect(values('paperArrival', paper)).toEqual({ arrivedOn: '2026-11-20' });
    expect(values('paperArrival', paper, 'designated')).toBeNull();
    expect(values('paperArrival', { paperArrivedOn: '2026-11-20' })).toBeNull();
    expect(values('paperArrival', {})).toBeNull();
    expect(values('receipt', { receivedOn: null })).toBeNull();
  });
});

describe('a case is begun', () => {
  const DAY = '2027-03-31';
  const named = { institutionId: 'hospital-1', kind: 'B', validTo: DAY } as const;
  const term = (changes: Partial<DesignationTerm> = {}): DesignationTerm => ({
    validFrom: '2024-04-01',
    validTo: DAY,
    renewals: [],
    ...changes,
  });
  const opening = (
    changes: Partial<OpeningFacts>,
    today = DAY,
    actor = person(changes.paperArrivedOn ? 'prefectureOfficer' : 'hospital'),
  ) =>
    openingConditions(
      {
        kind: 'B',
        procedure: 'renewal',
        institutionId: 'hospital-1',
        otherCases: [],
        currentDesignation: named,
        heldDesignation: term(),
        termToChange: term(),
        paperArrivedOn: null,
        ...changes,
      },
      actor,
      today,
    );
  const unmet = (...of: Parameters<typeof opening>) => opening(...of).flatMap(({ id, met }) => (met ? [] : [id]));

  it('a renewal by the last day, and after it only by a paper, in time or not; by the article of each', () => {
    expect(unmet({})).toEqual([]);
    expect(unmet({}, '2027-04-01')).toEqual(['notExpired']);
    expect(unmet({ paperArrivedOn: DAY }, '2027-04-01')).toEqual([]);
    expect(unmet({ paperArrivedOn: '2027-04-01' }, '2027-04-02')).toEqual([]); // it is decided (行政手続法7条)
    const basis = (procedure: 'renewal' | 'change') =>
      opening({ procedure }).find(({ id }) => id === 'currentDesignation')?.legalBasis;
    expect([basis('renewal'), basis('change')]).toEqual(['法115①', '法116①']);
  });

  it('of a designation of its own and of the kind; what is none is judged no further', () => {
    expect(unmet({ currentDesignation: null })).toEqual(['currentDesignation']);
    expect(unmet({ currentDesignation: { ...named, kind: 'C1' } }, '2027-04-01')).toEqual(['currentDesignation']);
    expect(unmet({ currentDesignation: { ...named, institutionId: 'another' } }, '2027-04-01')).toEqual([
      'currentDesignation',
    ]);
    const change = { procedure: 'change', termToChange: term() } as const;
    expect(unmet({ ...change, currentDesignation: { ...named, kind: 'C1' } }, '2027-04-01')).toEqual([
      'currentDesignation',
    ]);
  });

  it('a change of a designation that is in force, on the day of its paper where it came on one', () => {
    const change = { procedure: 'change' } as const;
    expect(unmet(change)).toEqual([]);
    expect(unmet(change, '2027-04-01')).toEqual(['designationInForce']);
    expect(unmet({ ...change, paperArrivedOn: DAY }, '2027-04-01')).toEqual([]);
    expect(unmet({ ...change, termToChange: null }, '2027-04-01')).toEqual([]);
    expect(opening({}).some(({ id }) => id === 'designationInForce')).toBe(false);
  });

  it('no paper is found that carries on what another renewal has ended since (法115②); of another term it is not asked', () => {
    const ended = term({ renewals: [{ submittedOn: '2027-03-20', decidedOn: '2027-04-10' }] });
    const paper = { paperArrivedOn: '2027-03-30', heldDesignation: ended };
    expect(unmet(paper, '2027-04-20')).toEqual(['nothingLapsedIsRevived']);
    expect(unmet({ paperArrivedOn: '2027-03-30' }, '2027-04-20')).toEqual([]);
    const next = term({ validFrom: '2027-04-01', validTo: '2030-03-31' });
    expect(unmet({ ...paper, heldDesignation: next }, '2027-04-20')).toEqual(['notRenewedYet']);
    expect(
      opening({ ...paper, paperArrivedOn: null }, '2027-03-30').some(({ id }) => id === 'nothingLapsedIsRevived'),
    ).toBe(false);
  });

  it('by the institution itself: an officer begins what came on paper, and nobody else is told of its cases', () => {
    const begin = (actor: Parameters<typeof opening>[2], paperArrivedOn: string | null = null) =>
      opening({ paperArrivedOn }, DAY, actor).map(({ id, met }) => `${id} ${String(met)}`);
    expect(begin(person('hospital'))[0]).toBe('ownInstitution true');
    expect(begin({ ...person('hospital'), institutionId: 'another' })).toEqual(['ownInstitution false']);
    expect(begin({ ...person('prefectureOfficer'), institutionId: 'hospital-1' })).toEqual(['ownInstitution false']);
    expect(begin(person('prefectureOfficer'), DAY)[0]).toBe('paperBegunByOffice true');
    expect(begin(person('hospital'), DAY)).toEqual(['paperBegunByOffice false']);
  });

  it('the case in the way is named with the way past it, for the hospital and for the office that notes a paper', () => {
    const other = (
      procedure: 'new' | 'renewal' | 'change',
      state: 'preparing' | 'examining',
      referenceNo: string | null,
    ) => ({ procedure, state, referenceNo });
    const told = (changes: Partial<OpeningFacts>) => {
      const condition = opening(changes).find(({ id }) => id === 'noOtherOpenCase');
      return [condition?.text, condition?.legalBasis];
    };
    const first = other('renewal', 'preparing', 'R8-3-0001');
    const second = other('new', 'examining', 'R8-3-0002');
    expect(told({ otherCases: [first, second] })).toEqual([
      expect.stringMatching(/^B水準の申請.*R8-3-0001.*その申請を続けるか、取り下げてから始めてください$/u),
      '',
    ]);
    const change = { procedure: 'change', otherCases: [other('change', 'examining', 'R8-3-0003')] } as const;
    expect(told(change)).toEqual([expect.stringMatching(/^B水準の申請.*R8-3-0003/u), '']);
    expect(told({ ...change, paperArrivedOn: DAY })).toEqual([
      expect.stringMatching(/^B水準の業務変更の申請.*その申請の画面で記録してください/u),
      '',
    ]);
    expect(told({ paperArrivedOn: DAY, otherCases: [second] })).toEqual([
      expect.stringContaining('医療機関に連絡し'),
      '法115②',
    ]);
    // A hospital that writes a new application itself is in the way of its own renewal, and of no paper of one.
    const writing = other('new', 'preparing', null);
    expect(unmet({ otherCases: [writing] })).toEqual(['noOtherOpenCase']);
    expect(unmet({ otherCases: [writing], paperArrivedOn: DAY })).toEqual([]);
  });

  it('one that was withdrawn has given its place to the first that is open or was designated later', () => {
    const rival = (id: string, state: 'examining' | 'designated' | 'withdrawn', begunLater: boolean) => ({
      id,
      state,
      begunLater,
      procedure: 'new' as const,
      referenceNo: null,
    });
    const of = (...others: ReturnType<typeof rival>[]) =>
      caseInPlaceOf({ procedure: 'new', state: 'withdrawn' }, others)?.id ?? null;
    expect(of(rival('a', 'examining', true), rival('b', 'designated', true))).toBe('a');
    expect(of(rival('a', 'designated', false), rival('b', 'designated', true))).toBe('b');
    expect(of(rival('a', 'withdrawn', true))).toBeNull();
    expect(caseInPlaceOf({ procedure: 'new', state: 'examining' }, [rival('a', 'examining', true)])).toBeNull();
  });
});
