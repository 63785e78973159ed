/** Stories of a 調整会議, with a clock at Friday 2026-12-04: who presided, how many have answered in writing, and whose hearing it is. */
import { factsReadyFor, person, sampleEvent, sampleHearing, TODAY } from '../../../test/support/procedure.js';
import type { CaseFacts, HearingFacts, MeetingNotes, WrittenAnswers } from '../case/facts.js';
import { decide } from '../decide.js';
import type { EventOf } from '../events/index.js';
import { conveningIsUndone, opinionIsExplained, reportIsComplete, reportIsUndone } from './hearings.js';

const HEARING = 'coordinationCouncil-1';
const unmetOf = (conditions: readonly { id: string; met: boolean }[]) =>
  conditions.filter(({ met }) => !met).map(({ id }) => id);

interface Meeting {
  convened?: HearingFacts['convened'];
  confirmation?: HearingFacts['confirmation'];
  notes?: Partial<MeetingNotes>;
  answers?: WrittenAnswers;
}

/** What keeps the confirmation of today from being recorded. */
function unmet({ convened, confirmation = null, notes, answers = 'all' }: Meeting) {
  const ready = factsReadyFor('B', 'RECORD_CONFIRMATION');
  const hearing = sampleHearing('B', 'coordinationCouncil', {
    reportedOn: null,
    confirmation,
    ...(convened !== undefined && { convened }),
  });
  const facts: CaseFacts = {
    ...ready,
    profile: { ...ready.profile, writtenAnswers: answers },
    hearings: [hearing],
    meetings: notes === undefined ? {} : { [HEARING]: { chair: '', members: null, answered: null, ...notes } },
  };
  const event = sampleEvent('RECORD_CONFIRMATION', facts);
  const actor = person('healthCentre');
  const state = 'coordinationCouncil.convened';
  const decision = decide({ kind: 'B', state, facts, event, actor, now: { today: TODAY } });
  return decision.accepted ? [] : unmetOf(decision.conditions);
}

describe('a council that is heard in writing has confirmed', () => {
  const written = (meetsOn: string) => ({ method: 'written', meetsOn, meetingName: '第1回' }) as const;
  const before = written('2026-12-08');
  const onTheDay = written(TODAY);

  it('before the day by which its members answer, once all of them have', () => {
    expect(unmet({ convened: before, notes: { members: 5, answered: 5 } })).toEqual([]);
    expect(unmet({ convened: before, notes: { members: 5, answered: 4 } })).toEqual([
      'answersAwaited',
      'enoughAnswers',
    ]);
    // more than half is not all, also where the profile asks no more in the end
    expect(unmet({ convened: before, notes: { members: 5, answered: 4 }, answers: 'majority' })).toEqual([
      'answersAwaited',
    ]);
  });

  it('from that day on, once as many have as the profile asks: all, or more than half', () => {
    const on = (answered: number | null, members: number, answers: WrittenAnswers) =>
      unmet({ convened: onTheDay, notes: { members, answered }, answers });
    expect(on(5, 5, 'all')).toEqual([]);
    expect(on(4, 5, 'all')).toEqual(['enoughAnswers']);
    expect(on(3, 5, 'majority')).toEqual([]); // 3 × 2 > 5
    expect(on(2, 4, 'majority')).toEqual(['enoughAnswers']); // 2 × 2 is not more than 4
    expect(on(null, 4, 'majority')).toEqual(['enoughAnswers']);
  });

  it('where nobody noted its members, by the day alone', () => {
    expect(unmet({ convened: onTheDay })).toEqual([]);
    expect(unmet({ convened: onTheDay, notes: {} })).toEqual([]);
    expect(unmet({ convened: before })).toEqual(['answersAwaited']);
  });

  it('and one that met in person is asked for none of this', () => {
    expect(unmet({ notes: { members: 5, answered: 0 } })).toEqual([]);
  });
});

it('one meeting has one chair, unless another was recorded for this case already', () => {
  const recorded = { points: {}, confirmedOn: TODAY, chair: '架空 座長', remarks: '' };
  expect(unmet({ notes: { chair: '' } })).toEqual([]);
  expect(unmet({ notes: { chair: '架空 座長' } })).toEqual([]);
  expect(unmet({ notes: { chair: '別の 座長' } })).toEqual(['chairOfMeeting']);
  expect(unmet({ notes: { chair: '別の 座長' }, confirmation: recorded })).toEqual([]);
});

describe('a hearing that was never asked for', () => {
  const facts = factsReadyFor('B', 'UNDO_REPORT');
  const context = { facts, actor: person('healthCentre'), now: { today: TODAY } };
  const unknown = { hearingId: 'of-another', reason: '取り違えたため' };

  it('is neither confirmed, nor on a meeting, nor reported', () => {
    expect(unmetOf(reportIsComplete(context, unknown))).toEqual(['hearingOpen', 'everyPointRecorded']);
    expect(unmetOf(conveningIsUndone(context, unknown))).toEqual(['hearingOpen', 'convened']);
    expect(unmetOf(reportIsUndone(context, unknown))).toEqual(['hearingReported']);
    expect(unmetOf(reportIsUndone(context, { ...unknown, hearingId: HEARING }))).toEqual([]);
  });
});

it('what a council agreed to bears a remark or a 附帯意見, not both; older entries know the remark alone', () => {
  const said = (given: Partial<EventOf<'RECORD_MEDICAL_COUNCIL'>>) =>
    unmetOf(opinionIsExplained({ opinion: 'agreed', remarks: '', ...given }));
  expect(said({})).toEqual([]);
  expect(said({ remarks: '全会一致' })).toEqual([]);
  expect(said({ supplementaryOpinion: '配慮すること' })).toEqual([]);
  expect(said({ remarks: '全会一致', supplementaryOpinion: '配慮すること' })).toEqual(['agreedWithoutCondition']);
  expect(said({ opinion: 'agreedWithConditions', supplementaryOpinion: '配慮すること' })).toEqual(['opinionExplained']);
  expect(
    said({ opinion: 'agreedWithConditions', remarks: '毎年報告すること', supplementaryOpinion: '配慮すること' }),
  ).toEqual([]);
});
