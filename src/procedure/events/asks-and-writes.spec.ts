/** What events ask of what is typed and write when they are accepted, with a clock at Friday 2026-12-04. */
import {
  concludedHearings,
  draftEvent,
  factsReadyFor,
  OFFICER_ID,
  OWN_AREA,
  OTHER_AREA,
  healthCentreOf,
  person,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  samplePlan,
  sampleResult,
  TODAY,
} from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import { answersAsked, condition } from '../conditions/condition.js';
import { actorConditions } from '../conditions/actor.js';
import { freeze, resumeProcessing, leaveCorrection, voidDraft } from './effects.js';
import { type CaseEvent, conditionsOf, effectsOf, EVENTS, eventSentence, type EventType } from './index.js';

const contextOf = (facts: CaseFacts, role = person('prefectureOfficer')) => ({
  facts,
  actor: role,
  now: { today: TODAY },
});
function judged(type: EventType, given: object = {}, changes: Partial<CaseFacts> = {}) {
  const facts = { ...factsReadyFor('B', type), ...changes };
  const event = { ...sampleEvent(type, facts), ...given };
  return { context: contextOf(facts, person(EVENTS[type].role)), event };
}
const unmet = (...of: Parameters<typeof judged>) => {
  const { context, event } = judged(...of);
  return conditionsOf(context, event).flatMap(({ id, met, field }) =>
    met ? [] : [field === undefined ? id : `${id}@${field}`],
  );
};
const effects = (...of: Parameters<typeof judged>) => {
  const { context, event } = judged(...of);
  return effectsOf(context, event);
};

describe('what is typed is asked for', () => {
  it.each<[EventType, object, string[]]>([
    ['NOTE_PAPER_ARRIVAL', { reason: ' ' }, ['reason']],
    ['TAKE_UP_PAPER', { reason: '' }, ['reason']],
    ['UNDO_PAPER_ARRIVAL', { reason: '' }, ['reason']],
    ['MOVE_ROUND', { reason: '' }, ['reason']],
    ['CHOOSE_ROUND', { roundId: 'nowhere' }, ['roundKnown@roundId']],
    ['ASSIGN_OFFICER', { officerId: 'nobody' }, ['officerKnown@officerId']],
    ['RECORD_MEASURES_COUNCIL', { opinion: 'disagreed', remarks: '' }, ['opinionExplained']],
    ['RECORD_MEDICAL_COUNCIL', { opinion: 'disagreed', remarks: '' }, ['opinionExplained']],
    ['NOTE_INQUIRY', { question: '' }, ['question']],
    ['NOTE_CENTRE_INQUIRY', { on: '2026-12-05' }, ['date:on@on']],
    ['ATTACH_MINUTES', { hearingId: 'of-another' }, ['councilHeld']],
    ['ISSUE_REFUSAL', { documentNumber: ' ' }, ['documentNumber']],
    ['ISSUE_DESIGNATION', { documentNumber: ' ' }, ['documentNumber']],
    ['ATTACH_DOCUMENT', { requirementId: 'NOTHING' }, ['documentIsKnown']],
  ])('%s %j', (type, given, expected) => {
    const hearings =
      type.startsWith('RECORD_') || type === 'ATTACH_MINUTES' ? { hearings: concludedHearings('B') } : {};
    expect(unmet(type, {}, hearings)).toEqual([]);
    expect(unmet(type, given, hearings)).toEqual(expected);
  });

  it('and what the case must have', () => {
    expect(unmet('APPLY_FOR_EVALUATION', {}, { plan: null })).toEqual(['planRecorded']);
    expect(unmet('TAKE_UP_PAPER', {}, { paperArrivedOn: null })).toEqual(['paperNoted']);
    expect(unmet('UNDO_PAPER_ARRIVAL', {}, { paperArrivedOn: null })).toEqual(['paperNoted']);
    expect(
      unmet('ATTACH_CENTRE_MINUTES', {}, { hearings: [sampleHearing('B', 'coordinationCouncil', { convened: null })] }),
    ).toEqual(['councilHeld']);
  });

  it('a plan and its evaluation stand in their order, whichever is written later', () => {
    const evaluation = (noticedOn: string) => ({
      evaluation: { appliedOn: '2026-06-01', receiptNo: '', result: { ...sampleResult, noticedOn } },
    });
    // The result is of 30 October: what was applied for on 31 October did not lead to it.
    expect(unmet('APPLY_FOR_EVALUATION', { appliedOn: '2026-10-30' }, evaluation('2026-10-30'))).toEqual([]);
    expect(unmet('APPLY_FOR_EVALUATION', { appliedOn: '2026-10-31' }, evaluation('2026-10-30'))).toEqual([
      'date:appliedOn@appliedOn',
    ]);
    expect(unmet('RECORD_PLAN', { plan: { ...samplePlan, periodTo: '2027-03-31' } })).toEqual([
      'date:periodTo@periodTo',
    ]);
  });

  it('the point that was not answered, the chair of another, and the day that is too early stand at their fields', () => {
    const points = { consistentWithPolicy: true };
    expect(unmet('RECORD_CONFIRMATION', { points })).toEqual([
      'answered:longHoursUnavoidable@points.longHoursUnavoidable',
    ]);
    const notes = { 'coordinationCouncil-1': { chair: '別の 座長', members: 5, answered: 4 } };
    const written = { method: 'written', meetsOn: '2026-12-08', meetingName: '第1回' } as const;
    const hearings = [
      sampleHearing('B', 'coordinationCouncil', { id: 'of-another', planningAreaId: OTHER_AREA }),
      sampleHearing('B', 'coordinationCouncil', { convened: written, confirmation: null, reportedOn: null }),
    ];
    const { context, event } = judged('RECORD_CONFIRMATION', {}, { meetings: notes, hearings });
    const asked = conditionsOf(context, event).filter(({ met }) => !met);
    expect(asked.map(({ id, field }) => [id, field])).toEqual([
      ['chairOfMeeting', 'chair'],
      ['answersAwaited', 'confirmedOn'],
      ['enoughAnswers', undefined],
    ]);
    expect(asked[2]?.text).toContain('構成員5人中4人が回答。この都道府県の設定では構成員の全員の回答が要ります');
    const { profile } = context.facts;
    const majority = contextOf(
      {
        ...context.facts,
        profile: { ...profile, writtenAnswers: 'majority' },
        meetings: { 'coordinationCouncil-1': { chair: '', members: 5, answered: null } },
      },
      person('healthCentre'),
    );
    expect(conditionsOf(majority, event).find(({ id }) => id === 'enoughAnswers')?.text).toContain(
      '構成員5人中0人が回答。この都道府県の設定では構成員の過半数の回答が要ります',
    );
    const nobody = contextOf({ ...context.facts, meetings: {} }, person('healthCentre'));
    expect(conditionsOf(nobody, event).find(({ id }) => id === 'enoughAnswers')?.text).toBe(
      '書面会議の回答が足りています（構成員の人数は未入力）',
    );
  });
});

describe('what is written', () => {
  it('of a paper: its day, or that it is none; nothing waits for the round any more, or it does again', () => {
    expect(effects('NOTE_PAPER_ARRIVAL')).toEqual([
      { type: 'savePaperArrival', arrivedOn: TODAY },
      { type: 'closeDeadlines', kinds: ['application'] },
      { type: 'notify', to: 'hospital', dueOn: null },
    ]);
    const undone = [
      { type: 'savePaperArrival', arrivedOn: null },
      { type: 'openDeadline', kind: 'application', dueOn: '2026-12-25', legalBasis: '' },
      { type: 'notify', to: 'hospital', dueOn: null },
    ];
    expect(effects('UNDO_PAPER_ARRIVAL')).toEqual(undone);
    expect(effects('UNDO_PAPER_ARRIVAL', {}, { round: null })).toEqual([undone[0], undone[2]]);
  });

  it('of a paper that an officer takes up: the submission, its number, its arrival and receipt, and the standard period from the arrival', () => {
    // 60 office days from Friday 2026-12-04 on; the same as of what was submitted on that day.
    const [submitted] = effects('RECEIVE', {}, { submittedOn: TODAY }).filter(({ type }) => type === 'openDeadline');
    expect(submitted).toMatchObject({ kind: 'processing' });
    expect(effects('TAKE_UP_PAPER')).toEqual([
      { type: 'freezeSubmission', number: 1, event: 'TAKE_UP_PAPER' },
      { type: 'giveReferenceNo' },
      { type: 'stampSubmission' },
      { type: 'stampReceipt' },
      submitted,
      { type: 'notify', to: 'hospital', dueOn: null },
    ]);
  });

  it('of a draft: all that was judged, also what is asked beside the requirements and was confirmed', () => {
    const work = { matters: ['(2)ア'], changes: [] };
    const renewal = sampleFacts('B', {
      procedure: 'renewal',
      hearings: concludedHearings('B'),
      currentDesignation: { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [], work },
    });
    const kept = (confirmed: string[]) =>
      effectsOf(contextOf(renewal), draftEvent({ confirmed })).flatMap((effect) =>
        effect.type === 'saveDraft'
          ? effect.requirements.filter(({ id }) => ['strange:work.changed', 'somethingIsDesignated'].includes(id))
          : [],
      );
    expect(kept(['work.changed=(1)ア']).map(({ id, met }) => [id, met])).toEqual([
      ['strange:work.changed', true],
      ['somethingIsDesignated', true],
    ]);
  });

  it('of the line of the register: what a change decided with its own words, and what was approved of a renewed one since', () => {
    const registered = (procedure: CaseFacts['procedure'], changes: Partial<CaseFacts> = {}) => {
      const facts = sampleFacts('B', {
        procedure,
        hearings: concludedHearings('B'),
        draft: sampleDraft('designate'),
        ...changes,
      });
      const content = { ...facts.content, change: { ...facts.content.change, matters: '夜間の救急' } };
      return effectsOf(contextOf({ ...facts, content }), sampleEvent('ISSUE_DESIGNATION', facts)).find(
        ({ type }) => type === 'registerDesignation',
      );
    };
    const drops = { on: '2027-02-01', text: '', added: [], removed: ['(1)ア'] };
    const currentDesignation = {
      validFrom: '2024-04-01',
      validTo: '2027-03-31',
      renewals: [],
      work: { matters: ['(2)ア'], changes: [drops] },
      approvedSince: ['2027-02-01'],
    };
    expect(registered('new')).toMatchObject({ matters: ['(1)ア'], approvedSince: [], change: '' });
    expect(registered('renewal', { currentDesignation })).toMatchObject({
      matters: ['(1)ア'],
      approvedSince: ['2027-02-01'],
      change: '',
    });
    // The change begins on 2027-03-01, when (1)ア is gone by the one that was approved since.
    const draft = { ...sampleDraft('designate'), validFrom: '2027-03-01', validTo: '2027-03-31' };
    expect(registered('change', { currentDesignation, draft })).toMatchObject({
      matters: [],
      approvedSince: ['2027-02-01'],
      change: '夜間の救急',
    });
  });

  it('of a draft its period: a renewal joins on, a change keeps the one that it changes, and anything else runs three years', () => {
    const period = (procedure: CaseFacts['procedure']) => {
      const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
      const facts = sampleFacts('B', {
        procedure,
        currentDesignation: procedure === 'new' ? null : currentDesignation,
      });
      const [draft] = effectsOf(contextOf(facts), draftEvent({ validFrom: '2027-02-01' }));
      return draft?.type === 'saveDraft' ? [draft.validFrom, draft.validTo] : [];
    };
    expect(period('new')).toEqual(['2027-02-01', '2030-01-31']);
    expect(period('renewal')).toEqual(['2027-04-01', '2030-03-31']);
    expect(period('change')).toEqual(['2027-02-01', '2027-03-31']);
  });

  it('of a report that is taken back: the first day by which a report is awaited again', () => {
    const area = (planningAreaId: string, dueOn: string, reportedOn: string | null) =>
      sampleHearing('RENKEI_B', 'coordinationCouncil', {
        id: planningAreaId,
        planningAreaId,
        healthCentreId: healthCentreOf(planningAreaId),
        dueOn,
        reportedOn,
      });
    const due = (...hearings: CaseFacts['hearings']) =>
      effectsOf(contextOf(sampleFacts('RENKEI_B', { hearings }), person('healthCentre')), {
        type: 'UNDO_REPORT',
        hearingId: OWN_AREA,
        reason: '書き漏らし',
      }).flatMap((effect) => (effect.type === 'openDeadline' ? [effect.dueOn] : []));
    const own = area(OWN_AREA, '2026-12-15', '2026-12-01');
    expect(due(own)).toEqual(['2026-12-15']);
    expect(due(own, area(OTHER_AREA, '2026-12-10', null))).toEqual(['2026-12-10']);
    expect(due(own, area(OTHER_AREA, '2026-12-18', null))).toEqual(['2026-12-15']);
    // What the other area reported is not awaited again.
    expect(due(own, area(OTHER_AREA, '2026-12-10', '2026-12-02'))).toEqual(['2026-12-15']);
  });

  it('to the side that a deadline binds, with the day of that deadline among several', () => {
    const deadlines = [
      { kind: 'processing', dueOn: '2027-02-16', remindedOn: null },
      { kind: 'correction', dueOn: '2026-12-03', remindedOn: null },
    ] as const;
    expect(effects('REMIND', { deadline: 'correction' }, { deadlines })).toContainEqual({
      type: 'notify',
      to: 'hospital',
      dueOn: '2026-12-03',
    });
  });

  it('to every health centre that was asked, also one that has reported, where a case moves to another round', () => {
    const hearings = [sampleHearing('B', 'coordinationCouncil', { reportedOn: null, confirmation: null })];
    const told = (changes: Partial<CaseFacts>) =>
      effects('MOVE_ROUND', {}, changes).flatMap((effect) => (effect.type === 'notify' ? [effect.to] : []));
    expect(told({ hearings })).toEqual(['hospital', 'everyAskedHealthCentre']);
    expect(told({ hearings: [sampleHearing('B', 'coordinationCouncil')] })).toEqual([
      'hospital',
      'everyAskedHealthCentre',
    ]);
    expect(told({})).toEqual(['hospital']);
  });
});

describe('what several events share', () => {
  it('the next submission has the next number, and the first is the first', () => {
    expect(freeze(contextOf(sampleFacts('B')), 'SUBMIT')).toMatchObject({ number: 2 });
    expect(freeze(contextOf(sampleFacts('B', { lastSubmission: null })), 'SUBMIT')).toMatchObject({ number: 1 });
  });

  it('a draft is voided without being returned, and none where there is none', () => {
    expect(voidDraft(contextOf(sampleFacts('B')), '取下げ')).toEqual([]);
    expect(voidDraft(contextOf(sampleFacts('B', { draft: sampleDraft('designate') })), '取下げ')).toEqual([
      { type: 'voidApprovals', reason: '取下げ', returned: false },
    ]);
  });

  it('a correction that is not open is not left', () => {
    expect(leaveCorrection(contextOf(sampleFacts('B')), '取下げ')).toEqual([]);
    const met = { id: 'met', met: true, text: '', legalBasis: '' };
    const missing = { ...met, id: 'missing', met: false };
    expect(leaveCorrection(contextOf(factsReadyFor('B', 'CLOSE_CORRECTION')), '電話', [met, missing])).toEqual([
      { type: 'closeCorrection', reason: '電話', unmet: [missing] },
      { type: 'endClockStop' },
      { type: 'closeDeadlines', kinds: ['correction'] },
    ]);
  });

  it('the standard period moves by the stop that is open, not by one that is over, and by its own deadline', () => {
    const correction = { kind: 'correction', dueOn: '2026-12-02', remindedOn: null } as const;
    const processing = { kind: 'processing', dueOn: '2027-02-16', remindedOn: null } as const;
    const stop = (from: string, to: string | null) => ({ from, to, reason: 'correction' }) as const;
    const moved = (clockStops: CaseFacts['clockStops'], deadlines: CaseFacts['deadlines']) =>
      resumeProcessing(contextOf(sampleFacts('B', { clockStops, deadlines }))).flatMap((effect) =>
        effect.type === 'openDeadline' ? [effect.kind, effect.dueOn] : [],
      );
    // From Wednesday 2 December to Friday the 4th are two office days: Tuesday 16 February becomes Thursday the 18th.
    expect(moved([stop('2026-11-24', '2026-11-27'), stop('2026-12-02', null)], [correction, processing])).toEqual([
      'processing',
      '2027-02-18',
    ]);
    expect(moved([stop('2026-11-24', '2026-11-27')], [processing])).toEqual([]);
    expect(moved([stop('2026-12-02', null)], [correction])).toEqual([]);
  });

  it('a condition says what is so on paper only where it is unmet and has words of its own for it', () => {
    const wording = { met: '済み', unmet: '済んでいません。済ませてください', fact: '済んでいない' };
    expect(condition('a', false, wording)).toEqual({
      id: 'a',
      met: false,
      text: wording.unmet,
      fact: '済んでいない',
      legalBasis: '',
    });
    expect(condition('a', true, wording, '', '記録')).toEqual({
      id: 'a',
      met: true,
      text: '済み',
      legalBasis: '',
      evidence: '記録',
    });
    expect(Object.keys(condition('a', false, { met: '', unmet: '' }))).toEqual(['id', 'met', 'text', 'legalBasis']);
  });

  it('an answer is kept where it was asked for, and no other', () => {
    const asked = { id: 'strange:a', met: false, text: '正しいですか', legalBasis: '', confirm: 'a=1' };
    const refused = { id: 'b', met: false, text: '直してください', legalBasis: '' };
    const settled = { ...asked, id: 'strange:c', met: true, confirm: 'c=1' };
    const all = [asked, refused, settled];
    expect(answersAsked(all, { confirmed: ['a=1', 'c=1', 'd=1'] })).toEqual({
      confirmed: ['a=1'],
      asked: ['正しいですか'],
    });
    expect(answersAsked(all, { confirmed: ['c=1'] })).toEqual({});
    expect(answersAsked(all, {})).toEqual({});
  });

  it('a health centre acts on the hearing that is named, if it is its own; one that nobody runs is nobody’s', () => {
    const of = (id: string, planningAreaId: string, healthCentreId: string | null) =>
      sampleHearing('RENKEI_B', 'coordinationCouncil', { id, planningAreaId, healthCentreId });
    const hearings = [
      of('own', OWN_AREA, healthCentreOf(OWN_AREA)),
      of('other', OTHER_AREA, healthCentreOf(OTHER_AREA)),
    ];
    const own = (hearingId: string, all: CaseFacts['hearings'] = hearings, actor = person('healthCentre')) =>
      actorConditions(contextOf(sampleFacts('RENKEI_B', { hearings: all }), actor), 'healthCentre', {
        hearingId,
      }).every(({ met }) => met);
    expect([own('own'), own('other'), own('unknown')]).toEqual([true, false, true]);
    const nobody = { ...person('healthCentre'), healthCentreId: null };
    expect(own('orphan', [of('orphan', OWN_AREA, null)], nobody)).toBe(false);
  });
});

it('a meeting in person and one in writing are told apart, and who is in charge is named', () => {
  const context = { procedure: 'new', secretariatOfArea: new Map<string, string>() } as const;
  const event = sampleEvent('CONVENE_COUNCIL', sampleFacts('B'));
  expect(eventSentence(event, context)).toBe('調整会議を令和8年12月4日（金）に参集で開くことを記録しました');
  expect(eventSentence({ ...event, method: 'written' } as CaseEvent, context)).toBe(
    '調整会議を書面で開くことを記録しました（締切 令和8年12月4日（金））',
  );
  const officer = { id: OFFICER_ID, name: '架空 担当' };
  const texts = (type: EventType, changes: Partial<CaseFacts>) => {
    const judgedOf = judged(type, {}, changes);
    return conditionsOf(judgedOf.context, judgedOf.event).map(({ text }) => text);
  };
  expect(texts('ASSIGN_OFFICER', { officer })).toContain('既に架空 担当が担当です。別の人を選んでください');
  expect(texts('RELEASE_OFFICER', { officer })).toContain('いまの担当は架空 担当です');
});
