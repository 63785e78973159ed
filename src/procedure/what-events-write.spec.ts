/** What each event writes and whom it tells, in its order: an effect that is left out here is a record that is lost there. */
import {
  concludedHearings,
  factsReadyFor,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleDraft,
  sampleEvent,
  sampleHearing,
  TODAY,
} from '../../test/support/procedure.js';
import type { Effect } from './case/decision.js';
import type { CaseFacts } from './case/facts.js';
import { effectsOf, EVENTS, type EventType } from './events/index.js';
import type { Kind } from './terms/kinds.js';

/** An effect in one line: its type and what it is about. */
function inBrief(effect: Effect): string {
  switch (effect.type) {
    case 'notify':
      return `notify ${effect.to}${effect.dueOn === null ? '' : ` of ${effect.dueOn}`}`;
    case 'openDeadline':
      return `openDeadline ${effect.kind} ${effect.dueOn}`;
    case 'closeDeadlines':
      return `closeDeadlines ${effect.kinds.join(' ')}`;
    case 'notePassedDeadline':
    case 'noteReminder':
      return `${effect.type} ${effect.kind}`;
    case 'openHearings':
      return `openHearings ${effect.council} ${effect.asked.map(({ planningAreaId }) => planningAreaId ?? 'all').join(' ')}`;
    case 'extendHearings':
    case 'cancelHearings':
    case 'saveOpinion':
      return `${effect.type} ${effect.council}`;
    case 'voidHearings':
      return `voidHearings ${effect.councils.join(' ')}`;
    case 'freezeSubmission':
      return `freezeSubmission ${effect.number}`;
    case 'openCorrection':
      return `openCorrection ${effect.number}`;
    case 'outdateExamination':
      return `outdateExamination ${effect.checks.join(' ')}`;
    default:
      return effect.type;
  }
}

function written(type: EventType, changes: (ready: CaseFacts) => Partial<CaseFacts> = () => ({}), kind: Kind = 'B') {
  const ready = factsReadyFor(kind, type);
  const facts = { ...ready, ...changes(ready) };
  const context = { facts, actor: person(EVENTS[type].role), now: { today: TODAY } };
  return effectsOf(context, sampleEvent(type, facts)).map(inBrief);
}

const due = (kind: CaseFacts['deadlines'][number]['kind'], dueOn: string) => ({ kind, dueOn, remindedOn: null });
const asked = sampleHearing('B', 'coordinationCouncil', { reportedOn: null });

it.each<[EventType, string[]]>([
  ['RECORD_PLAN', ['savePlan']],
  ['ATTACH_DOCUMENT', ['attachDocument']],
  ['WITHDRAW_DOCUMENT', ['withdrawFile']],
  ['APPLY_FOR_EVALUATION', ['saveEvaluationApplication']],
  ['RECORD_EVALUATION', ['saveEvaluationResult']],
  [
    'SUBMIT',
    [
      'freezeSubmission 2',
      'giveReferenceNo',
      'stampSubmission',
      'closeDeadlines application',
      'notify prefecture',
      'notify hospital',
    ],
  ],
  // The round of the sample ends on 25 December: what was due is due again.
  ['PULL_BACK', ['clearSubmission', 'openDeadline application 2026-12-25', 'notify prefecture']],
  // 60 office days from the arrival on Friday 20 November: 12 weeks (12 February), and 5 more for 23 November and the end of the year (29 December to 1 January).
  ['RECEIVE', ['stampReceipt', 'openDeadline processing 2027-02-19', 'notify hospital']],
  ['RECORD_EXAMINATION', ['saveExamination']],
  [
    'REQUEST_CORRECTION',
    ['openCorrection 1', 'startClockStop', 'openDeadline correction 2027-06-30', 'notify hospital'],
  ],
  ['EXTEND_CORRECTION', ['extendCorrection', 'openDeadline correction 2027-07-30', 'notify hospital']],
  ['CLOSE_CORRECTION', ['closeCorrection', 'endClockStop', 'closeDeadlines correction', 'notify hospital']],
  [
    'REQUEST_COORDINATION_COUNCIL',
    [`openHearings coordinationCouncil ${OWN_AREA}`, 'openDeadline councilReport 2027-06-30', 'notify healthCentre'],
  ],
  [
    'EXTEND_COUNCIL_REPORT',
    ['extendHearings coordinationCouncil', 'openDeadline councilReport 2027-07-30', 'notify healthCentre'],
  ],
  ['CONVENE_COUNCIL', ['saveConvening']],
  ['RECORD_CONFIRMATION', ['saveConfirmation']],
  ['REPORT_CONFIRMATION', ['stampReport', 'closeDeadlines councilReport', 'notify prefecture']],
  ['UNDO_CONVENING', ['clearConvening']],
  ['UNDO_REPORT', ['clearReport', 'openDeadline councilReport 2026-12-01', 'notify prefecture']],
  ['REFER_TO_MEASURES_COUNCIL', ['openHearings measuresCouncil all']],
  ['RECORD_MEASURES_COUNCIL', ['saveOpinion measuresCouncil']],
  ['REFER_TO_MEDICAL_COUNCIL', ['openHearings medicalCouncil all']],
  ['RECORD_MEDICAL_COUNCIL', ['saveOpinion medicalCouncil']],
  ['DRAFT_DESIGNATION', ['saveDraft', 'notify prefecture']],
  ['DRAFT_REFUSAL', ['saveDraft', 'notify prefecture']],
  ['APPROVE', ['saveApproval', 'notify prefecture']],
  ['RETURN_DRAFT', ['voidApprovals', 'notify prefecture']],
  ['ISSUE_DESIGNATION', ['saveNoticeJudgement', 'registerDesignation', 'notify hospital']],
  ['ISSUE_REFUSAL', ['saveNoticeJudgement', 'notify hospital']],
  ['REMIND', ['noteReminder correction', 'notify hospital of 2026-12-03']],
  [
    'DEADLINE_PASSED',
    ['notePassedDeadline correction', 'notify hospital of 2026-12-03', 'notify prefecture of 2026-12-03'],
  ],
  ['ASSIGN_OFFICER', ['assignOfficer']],
  ['RELEASE_OFFICER', ['assignOfficer']],
  ['MOVE_ROUND', ['moveToRound', 'notify hospital']],
  ['CHOOSE_ROUND', ['moveToRound', 'openDeadline application 2027-01-29', 'notify prefecture']],
  ['ROUND_RESCHEDULED', []],
  ['ROUND_DEADLINE_MOVED', ['openDeadline application 2026-12-25', 'notify hospital of 2026-12-25']],
])('%s', (type, effects) => {
  expect(written(type)).toEqual(effects);
});

describe('where more stands than the event itself', () => {
  it('a correction that is answered makes examined points old, gives the answers, and lets the period run again', () => {
    // The period stood still from Wednesday 25 November to Friday 4 December, 7 office days: from Tuesday 16 to Thursday 25 February.
    const running = () => ({
      deadlines: [due('processing', '2027-02-16'), due('correction', '2026-12-02')],
      lastSubmission: {
        number: 1,
        event: 'SUBMIT' as const,
        on: '2026-11-20',
        sentOn: '2026-11-20',
        changes: ['evaluation' as const],
      },
    });
    const effects = written('SUBMIT_CORRECTION', running);
    expect(effects).toEqual([
      'freezeSubmission 2',
      'outdateExamination R3 R6',
      'saveCorrectionAnswers',
      'closeCorrection',
      'endClockStop',
      'closeDeadlines correction',
      'openDeadline processing 2027-02-25',
      'notify prefecture',
      'notify hospital',
    ]);
  });

  it('a correction that is ended lets the period run again', () => {
    const running = () => ({
      clockStops: [{ from: '2026-11-25', to: null, reason: 'correction' as const }],
      deadlines: [due('processing', '2027-02-16'), due('correction', '2026-12-02')],
    });
    expect(written('CLOSE_CORRECTION', running)).toContain('openDeadline processing 2027-02-25');
  });

  it('a withdrawal ends what is open and tells those who are at work on it', () => {
    const everything = () => ({
      hearings: [asked],
      draft: sampleDraft('designate'),
      openCorrection: factsReadyFor('B', 'CLOSE_CORRECTION').openCorrection,
      deadlines: [due('processing', '2027-02-16'), due('councilReport', '2026-12-18')],
    });
    expect(written('WITHDRAW', everything)).toEqual([
      'cancelHearings coordinationCouncil',
      'closeCorrection',
      'endClockStop',
      'closeDeadlines correction',
      'voidApprovals',
      'closeDeadlines processing councilReport',
      'notify prefecture',
      'notify healthCentre',
    ]);
  });

  it('a receipt that is undone ends its period', () => {
    const received = () => ({ examination: {}, deadlines: [due('processing', '2027-02-16')] });
    expect(written('UNDO_RECEIPT', received)).toEqual(['clearReceipt', 'closeDeadlines processing', 'notify hospital']);
  });

  it('a withdrawal that is undone does not count its days, and asks again for what was due', () => {
    expect(written('UNDO_WITHDRAWAL')).toEqual([
      'addClockStop',
      expect.stringMatching(/^openDeadline processing 2027-0/u),
      'notify hospital',
      'notify prefecture',
    ]);
    // From Friday 20 November 60 office days lead to 19 February; 7 of the withdrawal (Wednesday 25 November to Friday 4 December) make it 2 March, 3 of an earlier correction 5 March.
    const corrected = () => ({ clockStops: [{ from: '2026-11-24', to: '2026-11-27', reason: 'correction' as const }] });
    const [, period] = written('UNDO_WITHDRAWAL', () => ({ stateSince: '2026-11-25' }));
    const [, later] = written('UNDO_WITHDRAWAL', () => ({ stateSince: '2026-11-25', ...corrected() }));
    expect([period, later]).toEqual(['openDeadline processing 2027-03-02', 'openDeadline processing 2027-03-05']);
    expect(written('UNDO_WITHDRAWAL', () => ({ submittedOn: null, receivedOn: null }))).toEqual([
      'openDeadline application 2026-12-25',
      'notify hospital',
      'notify prefecture',
    ]);
    expect(written('UNDO_WITHDRAWAL', () => ({ receivedOn: null }))).toEqual([
      'addClockStop',
      'notify hospital',
      'notify prefecture',
    ]);
  });

  it('a request to the councils that is taken back tells the centres that were asked', () => {
    expect(written('CANCEL_COUNCIL_REQUEST', () => ({ hearings: [asked] }))).toEqual([
      'cancelHearings coordinationCouncil',
      'closeDeadlines councilReport',
      'notify healthCentre',
    ]);
  });

  it('the first of two reports leaves the other one due', () => {
    const other = sampleHearing('RENKEI_B', 'coordinationCouncil', {
      id: 'coordinationCouncil-2',
      planningAreaId: OTHER_AREA,
      reportedOn: null,
    });
    const both = ({ hearings }: CaseFacts) => ({ hearings: [...hearings, other] });
    expect(written('REPORT_CONFIRMATION', both, 'RENKEI_B')).toEqual(['stampReport', 'notify prefecture']);
  });

  it('an examination that is taken up again ends open hearings, and voids the draft and the hearings that are heard again', () => {
    const context = {
      facts: { ...factsReadyFor('B', 'REOPEN_EXAMINATION'), hearings: [asked], draft: sampleDraft('designate') },
      actor: person('prefectureOfficer'),
      now: { today: TODAY },
    };
    const again = effectsOf(context, {
      type: 'REOPEN_EXAMINATION',
      reason: '実績の数字が変わったため',
      rehear: ['medicalCouncil'],
    });
    expect(again.map(inBrief)).toEqual([
      'cancelHearings coordinationCouncil',
      'voidHearings medicalCouncil',
      'voidApprovals',
      'closeDeadlines councilReport',
      'notify healthCentre',
    ]);
  });

  it('a draft that is returned, and a refusal that is notified, end the hearings that are open', () => {
    const hearings = [...concludedHearings('B').slice(1), asked];
    expect(written('RETURN_DRAFT', () => ({ hearings }))).toEqual([
      'cancelHearings coordinationCouncil',
      'voidApprovals',
      'notify prefecture',
    ]);
    expect(written('ISSUE_REFUSAL', () => ({ hearings, deadlines: [due('processing', '2027-02-16')] }))).toEqual([
      'saveNoticeJudgement',
      'cancelHearings coordinationCouncil',
      'closeDeadlines processing',
      'notify hospital',
    ]);
  });

  it('a designation that is notified ends the period of its examination', () => {
    expect(written('ISSUE_DESIGNATION', () => ({ deadlines: [due('processing', '2027-02-16')] }))).toEqual([
      'saveNoticeJudgement',
      'registerDesignation',
      'closeDeadlines processing',
      'notify hospital',
    ]);
  });

  it('a period of the prefecture that is over is told to the prefecture once', () => {
    const over = () => ({ deadlines: [due('processing', '2026-12-03')] });
    const context = {
      facts: { ...factsReadyFor('B', 'DEADLINE_PASSED'), ...over() },
      actor: person('timer'),
      now: { today: TODAY },
    };
    expect(effectsOf(context, { type: 'DEADLINE_PASSED', deadline: 'processing' }).map(inBrief)).toEqual([
      'notePassedDeadline processing',
      'notify prefecture of 2026-12-03',
    ]);
  });
});
