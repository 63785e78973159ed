/** Which cases of an institution and kind stand beside each other, and which takes the place of one that was withdrawn. */
import { person } from '../../test/support/procedure.js';
import type { DesignationTerm } from './case/facts.js';
import { caseInPlaceOf, openingConditions, type OtherCase } from './opening.js';
import { type Kind, PROCEDURES, type ProcedureType } from './terms/kinds.js';
import { type CaseState, STATE_INFO, STATES } from './terms/states.js';

const other = (procedure: ProcedureType, state: CaseState): OtherCase => ({
  referenceNo: 'R8-3-0013',
  procedure,
  state,
});
const RIVALS = [
  ['new', 'new'],
  ['new', 'renewal'],
  ['renewal', 'new'],
  ['renewal', 'renewal'],
  ['change', 'change'],
] as const;
const areRivals = (one: ProcedureType, of: ProcedureType) => RIVALS.some(([a, b]) => a === one && b === of);

it('a case is begun beside one that asks for something else or is over, and beside no other', () => {
  for (const procedure of PROCEDURES)
    for (const beside of PROCEDURES)
      for (const state of STATES) {
        const facts = {
          kind: 'B',
          procedure,
          institutionId: 'hospital-1',
          otherCases: [other(beside, state)],
        } as const;
        const conditions = openingConditions(
          {
            ...facts,
            currentDesignation: null,
            heldDesignation: null,
            termToChange: null,
            paperArrivedOn: null,
          },
          { ...person('hospital'), institutionId: 'hospital-1' },
          '2026-12-04',
        );
        const alone = conditions.find(({ id }) => id === 'noOtherOpenCase');
        const bars = areRivals(procedure, beside) && !STATE_INFO[state].final;
        expect([procedure, beside, state, alone?.met]).toEqual([procedure, beside, state, !bars]);
        if (bars) expect(alone?.text).toContain('R8-3-0013');
      }
});

it('a renewal whose paper came is begun beside a new application that is still written, and told the way past every other case (法115②)', () => {
  const inTheWay = (beside: OtherCase) =>
    openingConditions(
      {
        kind: 'B',
        procedure: 'renewal',
        institutionId: 'hospital-1',
        otherCases: [beside],
        currentDesignation: { institutionId: 'hospital-1', kind: 'B', validTo: '2027-03-31' },
        heldDesignation: null,
        termToChange: null,
        paperArrivedOn: '2027-03-30',
      },
      person('prefectureOfficer'),
      '2027-04-05',
    ).flatMap(({ id, met, text, legalBasis }) => (met ? [] : [`${id} ${text} ${legalBasis}`]));
  expect(inTheWay({ ...other('new', 'planDrafting'), referenceNo: null })).toEqual([]);
  expect(inTheWay(other('new', 'withdrawn'))).toEqual([]);
  // One that was submitted, pulled back ones too, is withdrawn first.
  expect(inTheWay(other('new', 'examining'))).toEqual([
    expect.stringMatching(/^noOtherOpenCase B水準の新規の申請.*R8-3-0013.*新規の申請が取り下げられてから、.* 法115②$/u),
  ]);
  for (const referenceNo of [null, 'R8-3-0013'])
    expect(inTheWay({ ...other('renewal', 'planDrafting'), referenceNo })).toEqual([
      expect.stringMatching(/^noOtherOpenCase B水準の更新の申請.*その申請の画面で記録してください.* 法115②$/u),
    ]);
});

it('what was withdrawn has lost its place to one that is open, or was designated on an application begun later', () => {
  const inPlace = (procedure: ProcedureType, beside: ProcedureType, state: CaseState, begunLater: boolean) =>
    caseInPlaceOf({ procedure, state: 'withdrawn' }, [{ ...other(beside, state), begunLater }]) !== null;
  for (const procedure of PROCEDURES)
    for (const beside of PROCEDURES) {
      const rivals = areRivals(procedure, beside);
      expect(inPlace(procedure, beside, 'examining', false)).toBe(rivals);
      expect(inPlace(procedure, beside, 'designated', true)).toBe(rivals);
      expect(inPlace(procedure, beside, 'designated', false)).toBe(false);
      expect(inPlace(procedure, beside, 'refused', true)).toBe(false);
      expect(inPlace(procedure, beside, 'withdrawn', true)).toBe(false);
    }
  const open = { ...other('new', 'examining'), begunLater: true };
  expect(caseInPlaceOf({ procedure: 'new', state: 'examining' }, [open])).toBeNull();
});

it('a case is begun by its own institution alone, and another is told nothing of its cases', () => {
  const facts = {
    kind: 'B',
    procedure: 'new',
    institutionId: 'hospital-1',
    otherCases: [other('new', 'examining')],
  } as const;
  for (const actor of [{ ...person('hospital'), institutionId: 'hospital-2' }, person('prefectureOfficer')])
    expect(
      openingConditions(
        {
          ...facts,
          currentDesignation: null,
          heldDesignation: null,
          termToChange: null,
          paperArrivedOn: null,
        },
        actor,
        '2026-12-04',
      ),
    ).toMatchObject([{ id: 'ownInstitution', met: false }]);
});

it('a renewal and a change begin from the designation of the same institution and kind (法115①, 116①)', () => {
  const ids = (
    procedure: ProcedureType,
    currentDesignation: { institutionId: string; kind: Kind; validTo: string } | null,
  ) =>
    openingConditions(
      {
        kind: 'B',
        procedure,
        institutionId: 'hospital-1',
        otherCases: [],
        currentDesignation,
        heldDesignation: null,
        termToChange: null,
        paperArrivedOn: null,
      },
      { ...person('hospital'), institutionId: 'hospital-1' },
      '2026-12-04',
    ).flatMap(({ id, met }) => (met ? [] : [id]));
  const own = { institutionId: 'hospital-1', kind: 'B', validTo: '2027-03-31' } as const;
  for (const procedure of ['renewal', 'change'] as const) {
    expect(ids(procedure, own)).toEqual([]);
    expect(ids(procedure, null)).toContain('currentDesignation');
    expect(ids(procedure, { ...own, institutionId: 'hospital-2' })).toContain('currentDesignation');
    expect(ids(procedure, { ...own, kind: 'C1' })).toContain('currentDesignation');
  }
});

describe('a renewal around the last day of its designation (法115①②)', () => {
  const LAST_DAY = '2027-03-31';
  const unmet = (
    today: string,
    paperArrivedOn: string | null,
    role: 'hospital' | 'prefectureOfficer' | 'prefectureApprover',
  ) =>
    openingConditions(
      {
        kind: 'B',
        procedure: 'renewal',
        institutionId: 'hospital-1',
        otherCases: [],
        currentDesignation: { institutionId: 'hospital-1', kind: 'B', validTo: LAST_DAY },
        heldDesignation: null,
        termToChange: null,
        paperArrivedOn,
      },
      role === 'hospital' ? { ...person('hospital'), institutionId: 'hospital-1' } : person(role),
      today,
    ).flatMap(({ id, met, text }) => (met ? [] : [`${id} ${text}`]));

  it('is begun by the hospital up to that day and no later', () => {
    expect(unmet(LAST_DAY, null, 'hospital')).toEqual([]);
    expect(unmet('2027-04-01', null, 'hospital')).toEqual([
      expect.stringMatching(
        /^notExpired 現在の指定は令和9年3月31日（水）に満了したため、.*都道府県に連絡してください/u,
      ),
    ]);
  });

  it('is begun by the officer on any day where its paper arrived, in time or not: it is decided (行政手続法7条)', () => {
    for (const today of ['2027-03-31', '2027-04-01', '2027-06-01'])
      expect(unmet(today, LAST_DAY, 'prefectureOfficer')).toEqual([]);
    expect(unmet('2027-04-02', '2027-04-01', 'prefectureOfficer')).toEqual([]);
    for (const role of ['hospital', 'prefectureApprover'] as const)
      expect(unmet('2027-04-01', LAST_DAY, role)).toEqual([expect.stringMatching(/^paperBegunByOffice /u)]);
    expect(unmet('2027-03-01', null, 'prefectureOfficer')).toEqual([expect.stringMatching(/^ownInstitution /u)]);
  });
});

it('no paper gives a designation back that another renewal of its term has ended after the last day (法115②)', () => {
  // The last day is 2027-03-31; a renewal of 03-20 ended on the day named. On 04-12 an officer finds a paper of 03-29.
  const said = (ended: { decidedOn: string | null; givenUpOn: string | null }, submittedOn = '2027-03-20') =>
    openingConditions(
      {
        kind: 'B',
        procedure: 'renewal',
        institutionId: 'hospital-1',
        otherCases: [],
        currentDesignation: { institutionId: 'hospital-1', kind: 'B', validTo: '2027-03-31' },
        heldDesignation: { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [{ submittedOn, ...ended }] },
        paperArrivedOn: '2027-03-29',
        termToChange: null,
      },
      person('prefectureOfficer'),
      '2027-04-12',
    ).flatMap(({ id, met, text, legalBasis }) => (met ? [] : [`${id} ${legalBasis} ${text}`]));
  for (const ended of [
    { decidedOn: '2027-04-10', givenUpOn: null },
    { decidedOn: null, givenUpOn: '2027-04-10' },
  ])
    expect(said(ended)).toEqual([
      expect.stringMatching(/^nothingLapsedIsRevived 法115② .*令和9年4月10日に効力を失いました.*新規の申請が要ります/u),
    ]);
  // Refused by the last day, or never in time: nothing was kept in force, and the paper is the renewal that counts.
  expect(said({ decidedOn: '2027-03-25', givenUpOn: null })).toEqual([]);
  expect(said({ decidedOn: '2027-04-10', givenUpOn: null }, '2027-04-02')).toEqual([]);
});

it('a change of work is begun of a designation in force, in its term or continued by a renewal (法116①, 115②), and of no lapsed one', () => {
  const designation = { institutionId: 'hospital-1', kind: 'B' as const, validTo: '2027-03-31' };
  const named = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
  const begun = (today: string, termToChange: DesignationTerm, heldDesignation = termToChange) =>
    openingConditions(
      {
        kind: 'B',
        procedure: 'change',
        institutionId: 'hospital-1',
        otherCases: [],
        currentDesignation: designation,
        heldDesignation,
        termToChange,
        paperArrivedOn: null,
      },
      { ...person('hospital'), institutionId: 'hospital-1' },
      today,
    );
  const unmet = (...of: Parameters<typeof begun>) =>
    begun(...of).flatMap(({ id, met, legalBasis }) => (met ? [] : [`${id} ${legalBasis}`]));
  const renewed = (decidedOn: string | null) => ({ ...named, renewals: [{ submittedOn: '2027-03-31', decidedOn }] });
  expect(unmet('2027-03-31', named)).toEqual([]);
  expect(unmet('2027-04-01', named)).toEqual(['designationInForce 法116①']);
  expect(unmet('2027-04-01', renewed(null))).toEqual([]);
  expect(unmet('2027-04-20', renewed('2027-04-20'))).toEqual(['designationInForce 法116①']);

  // It lapsed on 31.3.2027 and another was given from 1.6.2027: the lapsed one is not changed, the other is, also before its first day.
  const anew = { validFrom: '2027-06-01', validTo: '2030-05-31', renewals: [] };
  expect(unmet('2027-06-10', named, anew)).toEqual(['designationInForce 法116①']);
  const told = (today: string) => begun(today, anew).find(({ id }) => id === 'designationInForce')?.text;
  expect(told('2027-05-31')).toBe('指定は令和9年6月1日から効力を有します。令和12年5月31日まで有効です。');
  expect(told('2027-06-01')).toBe('現在の指定は効力を有しています。令和12年5月31日まで有効です。');
});

it('a change that came on paper is begun by the day on which it came, whenever the officer notes it (行政手続法7条, 法116①)', () => {
  const term = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
  const unmet = (paperArrivedOn: string, role: 'prefectureOfficer' | 'hospital' = 'prefectureOfficer') =>
    openingConditions(
      {
        kind: 'B',
        procedure: 'change',
        institutionId: 'hospital-1',
        otherCases: [],
        currentDesignation: { institutionId: 'hospital-1', kind: 'B', validTo: '2027-03-31' },
        heldDesignation: term,
        termToChange: term,
        paperArrivedOn,
      },
      person(role),
      '2027-04-12',
    ).flatMap(({ id, met }) => (met ? [] : [id]));
  expect(unmet('2027-03-31')).toEqual([]);
  expect(unmet('2027-04-01')).toEqual(['designationInForce']);
  expect(unmet('2027-03-31', 'hospital')).toEqual(['paperBegunByOffice']);
});

it('a new application that came on paper is begun by the officer, beside no designation of the kind and no other case', () => {
  const unmet = (changes: Partial<Parameters<typeof openingConditions>[0]> = {}) =>
    openingConditions(
      {
        kind: 'B',
        procedure: 'new',
        institutionId: 'hospital-1',
        otherCases: [],
        currentDesignation: null,
        heldDesignation: null,
        termToChange: null,
        paperArrivedOn: '2027-04-09',
        ...changes,
      },
      person('prefectureOfficer'),
      '2027-04-12',
    ).flatMap(({ id, met }) => (met ? [] : [id]));
  expect(unmet()).toEqual([]);
  expect(unmet({ heldDesignation: { validFrom: '2026-04-01', validTo: '2029-03-31', renewals: [] } })).toEqual([
    'noDesignationOfKind',
  ]);
  expect(unmet({ otherCases: [{ referenceNo: null, procedure: 'new', state: 'preparing' }] })).toEqual([
    'noOtherOpenCase',
  ]);
});

it('a renewal that came too late is in no way of a new designation, nor is the new one in its way (法115①②)', () => {
  const late = { ...other('renewal', 'planDrafting'), tooLate: true };
  const open = (procedure: ProcedureType, beside: OtherCase, paperArrivedOn: string | null = null) =>
    openingConditions(
      {
        kind: 'B',
        procedure,
        institutionId: 'hospital-1',
        otherCases: [beside],
        currentDesignation: { institutionId: 'hospital-1', kind: 'B', validTo: '2027-03-31' },
        heldDesignation: null,
        termToChange: null,
        paperArrivedOn,
      },
      paperArrivedOn === null ? { ...person('hospital'), institutionId: 'hospital-1' } : person('prefectureOfficer'),
      '2027-04-05',
    ).every(({ id, met }) => met || id !== 'noOtherOpenCase');
  expect(open('new', late)).toBe(true);
  expect(open('new', { ...late, tooLate: false })).toBe(false);
  expect(open('renewal', other('new', 'examining'), '2027-04-01')).toBe(true);
  expect(open('renewal', other('new', 'examining'), '2027-03-31')).toBe(false);
  expect(open('renewal', late, '2027-04-01')).toBe(false); // of a term there is one renewal at a time
});
