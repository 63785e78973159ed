/** An approved change of work that begins after the last day hangs on the renewal, with a term that ended on Wednesday 2027-03-31. */
import { person, sampleFacts } from '../../../test/support/procedure.js';
import type { CaseFacts, RenewalDates } from '../case/facts.js';
import { decide } from '../decide.js';
import type { CaseEvent } from '../events/index.js';
import { correctionOfRecordConditions } from '../record-corrections.js';
import { recordedFact, type RecordName, type RecordValues } from '../recorded-facts.js';
import type { CaseState } from '../terms/states.js';
import { changesAreNotLost, changesEndedByRefusal, whatHangsOn } from './hanging-changes.js';

const LAST_DAY = '2027-03-31';
const TODAY = '2027-04-12';
const change = (on: string) => ({ on, text: `${on}の変更`, added: [], removed: [] });
/** Two held before, or begin after, the last day of the term. */
const changes = ['2026-06-01', LAST_DAY, '2027-04-01', '2027-04-12', '2027-05-01'].map(change);
const undecided: RenewalDates = { submittedOn: '2027-03-30', decidedOn: null };
const term = (renewals: readonly RenewalDates[]) => ({
  validFrom: '2024-04-01',
  validTo: LAST_DAY,
  renewals,
  work: { matters: [], changes },
});
const daysOf = (renewals: readonly RenewalDates[], endsOn: string) =>
  whatHangsOn(term(renewals), endsOn).map(({ on }) => on);

describe('what hangs on a renewal', () => {
  it('is what begins after the last day, and not before the end', () => {
    expect(daysOf([undecided], '2027-04-01')).toEqual(['2027-04-01', '2027-04-12', '2027-05-01']);
    expect(daysOf([undecided], '2027-04-12')).toEqual(['2027-04-12', '2027-05-01']); // in force until 04-11
    expect(daysOf([undecided], '2027-05-02')).toEqual([]);
    // Given up within the term: what holds in the term holds.
    expect(daysOf([undecided], '2026-05-01')).toEqual(['2027-04-01', '2027-04-12', '2027-05-01']);
  });

  it('is nothing that is lost already: it was given up on 04-12, so that the change of that day never held', () => {
    expect(daysOf([{ ...undecided, givenUpOn: '2027-04-12' }], '2027-04-01')).toEqual(['2027-04-01']);
    expect(daysOf([], '2027-04-01')).toEqual([]);
  });
});

const facts = (given: Partial<CaseFacts> = {}, renewals: readonly RenewalDates[] = [undecided]) =>
  sampleFacts('B', {
    procedure: 'renewal',
    submittedOn: '2027-03-30',
    receivedOn: null,
    lastSubmission: { number: 1, event: 'SUBMIT', on: '2027-04-02', sentOn: '2027-04-02', changes: [] },
    currentDesignation: term(renewals),
    ...given,
  });
const onPaper = { submittedOn: null, paperArrivedOn: '2027-03-30', lastSubmission: null } as const;

function open(state: CaseState, of: CaseFacts, event: CaseEvent, today = TODAY): [string | undefined, string][] {
  const actor = person(event.type === 'UNDO_PAPER_ARRIVAL' ? 'prefectureOfficer' : 'hospital');
  const decision = decide({ kind: 'B', state, facts: of, event, actor, now: { today } });
  return decision.accepted ? [] : decision.conditions.map(({ confirm, text }) => [confirm, text]);
}

describe('is asked once of whoever gives the renewal up', () => {
  it.each<['WITHDRAW' | 'PULL_BACK', string]>([
    ['WITHDRAW', '取り下げますか'],
    ['PULL_BACK', '提出を取り消しますか'],
  ])('%s names the changes that are lost, and those alone', (type, question) => {
    const [asked, ...others] = open('submitted', facts(), { type, reason: '計画を見直すため' });
    expect(others).toEqual([]);
    expect(asked?.[0]).toBe('changesLost=2027-04-12');
    expect(asked?.[1]).toContain(
      '満了の日（令和9年3月31日）の後も続いている現在の指定がその日に効力を失い、承認した業務の変更が効力を持ちません：令和9年4月12日（月）からの変更（2027-04-12の変更）、令和9年5月1日（土）からの変更（2027-05-01の変更）。',
    );
    expect(asked?.[1]).toMatch(new RegExp(`${question}$`, 'u'));
    const confirmed = ['changesLost=2027-04-12'];
    const event: CaseEvent = { type, reason: '計画を見直すため', confirmed };
    expect(open('submitted', facts(), event)).toEqual([]);
    // On another day it is another question.
    expect(open('submitted', facts(), event, '2027-04-13').map(([confirm]) => confirm)).toEqual([
      'changesLost=2027-04-13',
    ]);
  });

  it('also by the last day, when the changes are still to come', () => {
    const asked = open('submitted', facts(), { type: 'WITHDRAW', reason: '計画を見直すため' }, '2027-03-31');
    expect(asked.map(([confirm]) => confirm)).toEqual(['changesLost=2027-03-31']);
    expect(asked[0]?.[1]).toContain('2027-04-01の変更');
    // On that day another renewal may still arrive and carry the designation on.
    expect(asked[0]?.[1]).toMatch(
      /取り下げると、満了の日（令和9年3月31日）までに更新の申請が改めて到達しない限り、現在の指定は満了により効力を失い、/u,
    );
  });

  it('and keeps the answer with the event', () => {
    const confirmed = ['changesLost=2027-04-12', 'changesLost=2027-05-01'];
    const decision = decide({
      kind: 'B',
      state: 'submitted',
      facts: facts(),
      event: { type: 'WITHDRAW', reason: '計画を見直すため', confirmed },
      actor: person('hospital'),
      now: { today: TODAY },
    });
    expect(decision).toMatchObject({ accepted: true, event: { confirmed: ['changesLost=2027-04-12'] } });
  });

  it('not where the renewal had not arrived by the last day, or is none', () => {
    const event: CaseEvent = { type: 'WITHDRAW', reason: '計画を見直すため' };
    expect(open('submitted', facts({ submittedOn: '2027-04-01' }), event)).toEqual([]);
    expect(open('preparing', facts({ submittedOn: null }), event)).toEqual([]);
    expect(open('submitted', facts({ procedure: 'change' }), event)).toEqual([]);
  });
});

describe('is asked of whoever takes the arrival of its paper back', () => {
  const undo: CaseEvent = { type: 'UNDO_PAPER_ARRIVAL', reason: '別の医療機関の申請と取り違えたため' };

  it('of all changes that held or were to hold, for the designation ended on its last day then', () => {
    const asked = open('preparing', facts(onPaper), undo);
    expect(asked.map(([confirm]) => confirm)).toEqual(['changesLost=2027-04-01']);
    expect(asked[0]?.[1]).toContain('2027-04-01の変更');
    expect(asked[0]?.[1]).toMatch(/^紙の到達の記録を取り消すと、.*記録を取り消しますか$/u);
    expect(open('preparing', facts(onPaper), { ...undo, confirmed: ['changesLost=2027-04-01'] })).toEqual([]);
  });

  it('by the last day only unless another renewal arrives by then', () => {
    const [asked] = open('preparing', facts(onPaper), undo, LAST_DAY);
    expect(asked?.[1]).toContain('までに更新の申請が改めて到達しない限り、');
    const [over] = open('preparing', facts(onPaper), undo, '2027-04-01');
    expect(over?.[1]).toContain('までに到達していなかったことになり、');
  });

  it('also once it was withdrawn: of those that held until then', () => {
    const withdrawn = facts(onPaper, [{ ...undecided, givenUpOn: '2027-04-12' }]);
    const [asked] = open('withdrawn', withdrawn, undo);
    expect(asked?.[1]).toContain('2027-04-01の変更');
    expect(asked?.[1]).not.toContain('2027-04-12の変更');
  });
});

describe('is asked of whoever puts the day of the arrival right', () => {
  const unmet = (of: CaseFacts, name: RecordName, values: RecordValues, confirmed: string[] = []) => {
    const record = recordedFact('submitted', of, name);
    if (!record) throw new Error(`no record ${name.type}`);
    const context = { facts: of, actor: person('prefectureOfficer'), now: { today: TODAY } };
    return correctionOfRecordConditions(context, record, { values, reason: '収受印による', confirmed })
      .filter(({ met, id }) => !met && id !== 'applicationDates')
      .map(({ confirm, text }) => confirm ?? text);
  };
  it.each<[RecordName['type'], Partial<CaseFacts>, string]>([
    ['arrival', {}, 'submittedOn'],
    ['paperArrival', onPaper, 'arrivedOn'],
  ])('%s: after the last day, and not by it', (type, given, field) => {
    const name = { type } as RecordName;
    const to = (day: string, confirmed: string[] = []) => unmet(facts(given), name, { [field]: day }, confirmed);
    expect(to('2027-03-31')).toEqual([]);
    // That the renewal came too late is asked by a question of its own.
    const asked = ['arrivedOn.tooLate=2027-04-01', 'changesLost=2027-04-01'];
    expect(to('2027-04-01')).toEqual(asked);
    expect(to('2027-04-01', asked)).toEqual([]);
  });
});

describe('is named to whoever drafts and signs the refusal of the renewal, and asked of whoever notifies it', () => {
  const ended = (on: string, of = facts()) =>
    changesEndedByRefusal(of, on).map(({ met, text, evidence }) => [met, text, evidence]);

  it('those that begin on the day of the notice or later: the designation ends with it (法115②)', () => {
    expect(ended('2027-04-12')).toEqual([
      [
        false,
        '更新しないことを令和9年4月12日（月）に通知すると、満了の日（令和9年3月31日）の後も続いている現在の指定がその日に効力を失い、承認した業務の変更が効力を持ちません：令和9年4月12日（月）からの変更（2027-04-12の変更）、令和9年5月1日（土）からの変更（2027-05-01の変更）',
        '指定台帳（有効期間 令和6年4月1日から令和9年3月31日まで）',
      ],
    ]);
    expect(ended('2027-05-02')).toEqual([]);
  });

  it('by the last day unless another renewal arrives by then', () => {
    expect(ended(LAST_DAY)[0]?.[1]).toMatch(/までに更新の申請が改めて到達しない限り、.*2027-04-01の変更/u);
    const [asked] = changesAreNotLost(facts(), { act: 'refuse', on: LAST_DAY }, {});
    expect(asked?.text).toMatch(/までに更新の申請が改めて到達しない限り、.*2027-04-01の変更.*この日付で通知しますか$/u);
  });

  it('not where the renewal came too late and keeps nothing in force, nor of a change', () => {
    expect(ended('2027-04-12', facts({ submittedOn: '2027-04-01' }))).toEqual([]);
    expect(ended('2027-04-12', facts({ procedure: 'change' }))).toEqual([]);
  });
});
