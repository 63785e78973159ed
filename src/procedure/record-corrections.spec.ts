/** A wrong entry is put right by whoever records it, on the condition under which it could have been recorded, and is judged at the next step. */
import fc from 'fast-check';
import {
  concludedHearings,
  factsReadyFor,
  person,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  sampleProfile,
  sampleResult,
  TODAY,
} from '../../test/support/procedure.js';
import { DATE_RULES, type DateName, type DateRule } from './calendar/date-rules.js';
import { addDays } from './calendar/days.js';
import type { Condition } from './case/decision.js';
import type { CaseFacts, CouncilId } from './case/facts.js';
import { knownDays } from './conditions/dates.js';
import { reviewChecksOf } from './conditions/examination.js';
import { decide } from './decide.js';
import { conditionsOf, type CaseEvent, EVENTS, type EventType } from './events/index.js';
import type { EnteredDate } from './fields/entered-dates.js';
import { correctionOfRecordConditions, mayCorrect } from './record-corrections.js';
import {
  daysOfRecord,
  factsCorrected,
  FIELDS_OF_RECORDS,
  recordedFact,
  recordedFacts,
  type RecordName,
  type RecordValues,
  valuesAsKept,
} from './recorded-facts.js';
import type { Actor } from './terms/actors.js';
import { KINDS, PROCEDURES } from './terms/kinds.js';

const officer = person('prefectureOfficer');
const centre = person('healthCentre');
const heard = (changes: Partial<CaseFacts> = {}) => sampleFacts('B', { hearings: concludedHearings('B'), ...changes });
const ARRIVAL: RecordName = { type: 'arrival' };
const RECEIPT: RecordName = { type: 'receipt' };
const OPINION: RecordName = { type: 'opinion', hearingId: 'medicalCouncil-1' };
const ofCouncil = (type: 'request' | 'convened' | 'confirmation' | 'report'): RecordName => ({
  type,
  hearingId: 'coordinationCouncil-1',
});
const recordOf = (facts: CaseFacts, name: RecordName) => {
  const record = recordedFact('medicalCouncil', facts, name);
  if (!record) throw new Error(`no record ${name.type}`);
  return record;
};

function unmet(
  name: RecordName,
  changes: object,
  {
    actor = officer,
    facts = heard(),
    reason = '誤記のため',
    recordedOn = null,
  }: { actor?: Actor; facts?: CaseFacts; reason?: string; recordedOn?: string | null } = {},
): string[] {
  const record = recordOf(facts, name);
  const values = { ...record.values, ...changes };
  return correctionOfRecordConditions({ facts, actor, now: { today: TODAY } }, record, { values, reason, recordedOn })
    .filter(({ met }) => !met)
    .map(({ id }) => id);
}

it('knows by when a 補正 is to be answered, as long as it is waited for', () => {
  const openCorrection = { id: 'correction-1', number: 1, requestedOn: '2026-11-25', dueOn: '2026-12-18', items: [] };
  const named = (changes: Partial<CaseFacts>) =>
    recordedFacts('correcting', sampleFacts('B', changes)).flatMap(({ name, values }) =>
      name.type === 'correctionDue' ? [values] : [],
    );
  expect(named({ openCorrection })).toEqual([{ dueOn: '2026-12-18' }]);
  expect(named({ openCorrection: null })).toEqual([]);
});

it('knows everything that people record of a case on its way', () => {
  const names = recordedFacts('medicalCouncil', heard()).map(({ name }) => name);
  expect(names.filter(({ type }) => type !== 'check')).toEqual([
    ARRIVAL,
    RECEIPT,
    ofCouncil('request'),
    ofCouncil('convened'),
    ofCouncil('confirmation'),
    ofCouncil('report'),
    { type: 'request', hearingId: 'measuresCouncil-1' },
    { type: 'opinion', hearingId: 'measuresCouncil-1' },
    { type: 'request', hearingId: 'medicalCouncil-1' },
    OPINION,
  ]);
  expect(names.filter(({ type }) => type === 'check')).toEqual(
    reviewChecksOf('B').map((checkId) => ({ type: 'check', checkId })),
  );
});

it('the day of a council is corrected by the office, with a reason, to a day on which it could have been held', () => {
  // asked 11-25, today 12-04
  expect(unmet(OPINION, { heldOn: '2026-12-01' })).toEqual([]);
  expect(unmet(OPINION, { heldOn: '2026-11-24' })).toEqual(['daySound']);
  expect(unmet(OPINION, { heldOn: '2026-12-07' })).toContain('daySound');
  expect(unmet(OPINION, { answeredOn: '2026-12-01' })).toEqual(['daySound']); // held 12-02
  expect(unmet(OPINION, { heldOn: '2026-12-01' }, { reason: ' ' })).toEqual(['reason']);
  expect(unmet(OPINION, {})).toEqual(['somethingCorrected']);
  expect(unmet(OPINION, { heldOn: '2026-12-01' }, { actor: centre })).toEqual(['recorder']);
  expect(unmet(OPINION, { opinion: 'disagreed' })).toEqual(['opinionExplained']);
  expect(unmet(OPINION, { remarks: '毎年報告すること', supplementaryOpinion: '救急の集約を望む' })).toEqual([
    'agreedWithoutCondition',
  ]);
});

it('an opinion that was recorded, or put right, before 附帯意見 had a place of its own is corrected as it is kept now', () => {
  const agreed = { heldOn: '2026-12-02', opinion: 'agreed', remarks: '救急の集約を望む' };
  expect(valuesAsKept(OPINION, agreed)).toEqual({ ...agreed, remarks: '', supplementaryOpinion: '救急の集約を望む' });
  const conditional = { ...agreed, opinion: 'agreedWithConditions' };
  expect(valuesAsKept(OPINION, conditional)).toEqual({ ...conditional, supplementaryOpinion: '' });
  const note = { met: true, note: '' };
  expect(valuesAsKept({ type: 'check', checkId: 'R4' }, note)).toEqual(note);
  const facts = factsCorrected(heard(), { name: OPINION }, { remarks: '救急の集約を望む' });
  expect(recordOf(facts, OPINION).values).toMatchObject({ remarks: '', supplementaryOpinion: '救急の集約を望む' });
  expect(unmet(OPINION, {}, { facts })).toEqual(['somethingCorrected']);
  expect(unmet(OPINION, { heldOn: '2026-12-01' }, { facts })).toEqual([]);
});

it('the day by which a council reports is asked about before the meeting that is set, whichever of both is put right', () => {
  // Asked on 11-25, the meeting is set for Tuesday 12-15; today is 12-04.
  const facts = sampleFacts('B', {
    hearings: [
      sampleHearing('B', 'coordinationCouncil', {
        requestedOn: '2026-11-25',
        dueOn: '2026-12-18',
        convened: { method: 'inPerson', meetsOn: '2026-12-15', meetingName: '調整会議' },
        confirmation: null,
        reportedOn: null,
      }),
    ],
  });
  const due: RecordName = { type: 'reportDue', hearingId: 'coordinationCouncil-1' };
  const asked = (dueOn: string, confirmed: string[] = []) => {
    const record = recordOf(facts, due);
    const given = { values: { dueOn }, reason: '誤記のため', confirmed };
    return correctionOfRecordConditions({ facts, actor: officer, now: { today: TODAY } }, record, given).flatMap(
      ({ met, confirm }) => (met ? [] : [confirm]),
    );
  };
  expect(asked('2026-12-15')).toEqual([]);
  expect(asked('2026-12-14')).toEqual(['dueOn=2026-12-14']);
  expect(asked('2026-12-14', ['dueOn=2026-12-14'])).toEqual([]);
  // Extended from a day before the meeting to one that is before it too.
  const [hearing] = facts.hearings;
  const early = { ...facts, hearings: [{ ...hearing!, dueOn: '2026-12-10' }] };
  const extended = (dueOn: string) =>
    conditionsOf(
      { facts: early, actor: officer, now: { today: TODAY } },
      { type: 'EXTEND_COUNCIL_REPORT', dueOn, reason: '日程の変更' },
    ).flatMap(({ met, confirm }) => (met ? [] : [confirm]));
  expect(extended('2026-12-14')).toEqual(['dueOn=2026-12-14']);
  expect(extended('2026-12-15')).toEqual([]);
});

it('the arrival of a renewal that is put right to a strangely early day is asked about (法115①)', () => {
  // The term ends on 2027-11-20, so twelve months before are 2026-11-20, the day of the arrival: put right to 11-19.
  const currentDesignation = { validFrom: '2024-11-21', validTo: '2027-11-20', renewals: [] };
  const facts = heard({ procedure: 'renewal', submittedOn: '2026-11-20', currentDesignation });
  expect(unmet(ARRIVAL, { submittedOn: '2026-11-19' }, { facts })).toContain('daySound');
  const near = { ...facts, currentDesignation: { ...currentDesignation, validTo: '2027-11-19' } };
  expect(unmet(ARRIVAL, { submittedOn: '2026-11-19' }, { facts: near })).not.toContain('daySound');
});

it('公示 is put right beside the day of its notice (法113⑥), the words of an approval by who wrote them', () => {
  const line = { designatedOn: '2026-12-02', registeredOn: '2026-12-02', notifiedOn: '2026-12-02' };
  const publicNotice = { on: '2026-12-02', method: '公報', ...line };
  const approved = { approverId: 'prefectureApprover', approvedOn: '2026-12-02', approvalComment: '' };
  const facts = heard({ publicNotice, draft: sampleDraft('designate', approved) });
  const names = recordedFacts('designated', facts).map(({ name: { type } }) => type);
  expect(names.slice(-2)).toEqual(['approval', 'publicNotice']);
  const NOTICE: RecordName = { type: 'publicNotice' };
  expect(unmet(NOTICE, { on: '2026-12-03' }, { facts })).toEqual([]);
  expect(unmet(NOTICE, { on: '2026-12-01' }, { facts })).toEqual(['daySound']);
  expect(unmet(NOTICE, { on: '2026-12-05' }, { facts })).toEqual(['daySound']); // today 12-04
  const older = heard({ publicNotice: { ...publicNotice, notifiedOn: null } });
  expect(unmet(NOTICE, { on: '2026-12-01' }, { facts: older })).toEqual(['daySound']); // 指定の年月日
  const APPROVAL: RecordName = { type: 'approval' };
  const approver = person('prefectureApprover');
  expect(unmet(APPROVAL, { comment: '公示を急ぐこと' }, { facts, actor: approver })).toEqual([]);
  for (const actor of [officer, { ...approver, accountId: 'another' }])
    expect(unmet(APPROVAL, { comment: '公示を急ぐこと' }, { facts, actor })).toEqual(['recorder']);
});

it('the arrival and the receipt keep their order (行政手続法7条), and the arrival stays once the case is decided', () => {
  // arrived 11-20, received 11-24
  expect(unmet(RECEIPT, { receivedOn: '2026-11-20' })).toEqual([]);
  expect(unmet(RECEIPT, { receivedOn: '2026-11-19' })).toEqual(['daySound']);
  expect(unmet(ARRIVAL, { submittedOn: '2026-11-25' })).toEqual(['daySound', 'daySound']);
  // What was submitted here on 11-20 had arrived by then; one that came on paper may have come before.
  expect(unmet(ARRIVAL, { submittedOn: '2026-11-21' })).toEqual(['daySound']);
  expect(unmet(ARRIVAL, { submittedOn: '2026-11-19' })).toEqual([]);
  expect(recordedFact('designated', heard(), ARRIVAL)).toBeNull();
  expect(recordedFact('designated', heard(), OPINION)).not.toBeNull();
});

it('the arrival of what was typed from a paper is one day, however it is put right', () => {
  const facts = heard({ submittedOn: '2026-11-20', paperArrivedOn: '2026-11-20' });
  const after = factsCorrected(facts, { name: ARRIVAL }, { submittedOn: '2026-11-19' });
  expect([after.submittedOn, after.paperArrivedOn]).toEqual(['2026-11-19', '2026-11-19']);
  expect(factsCorrected(heard(), { name: ARRIVAL }, { submittedOn: '2026-11-19' }).paperArrivedOn).toBeNull();
});

it('no arrival is put right to one that gives a lapsed designation back (法115②)', () => {
  // The term ended on 11-30; another renewal of 11-20 was refused on 12-02. This one came on 12-01, too late.
  const of = (arrival: Partial<CaseFacts>, decidedOn: string) => ({
    ...heard({ hearings: [], procedure: 'renewal', receivedOn: null }),
    ...arrival,
    currentDesignation: {
      validFrom: '2023-12-01',
      validTo: '2026-11-30',
      renewals: [{ submittedOn: '2026-11-20', decidedOn }],
    },
  });
  const PAPER: RecordName = { type: 'paperArrival' };
  const paper = { submittedOn: null, paperArrivedOn: '2026-12-01' };
  const typed = {
    submittedOn: '2026-12-01',
    paperArrivedOn: '2026-12-01',
    lastSubmission: { number: 1, event: 'SUBMIT' as const, on: TODAY, sentOn: TODAY, changes: [] },
  };
  const [toPaper, toTyped] = ['2026-11-30', '2026-12-02'].map((day) => [{ arrivedOn: day }, { submittedOn: day }]);
  for (const [name, arrival, index] of [
    [PAPER, paper, 0],
    [ARRIVAL, typed, 1],
  ] as const) {
    const to = (values: object | undefined, decidedOn: string) =>
      unmet(name, values ?? {}, { facts: of(arrival, decidedOn) });
    expect(to(toPaper?.[index], '2026-12-02')).toEqual(['nothingLapsedIsRevived']);
    expect(to(toPaper?.[index], '2026-11-27')).toEqual([]);
    expect(to(toTyped?.[index], '2026-12-02')).toEqual([]);
  }
});

it('nothing is put right to a day after the one on which it was recorded', () => {
  // Received and recorded on 11-24, today 12-04: nobody wrote down on 11-24 what happened on 11-25.
  const alone = heard({ hearings: [] });
  expect(unmet(RECEIPT, { receivedOn: '2026-11-23' }, { facts: alone, recordedOn: '2026-11-24' })).toEqual([]);
  for (const receivedOn of ['2026-11-25', '2026-12-04'])
    expect(unmet(RECEIPT, { receivedOn }, { facts: alone, recordedOn: '2026-11-24' })).toEqual(['daySound']);
  expect(unmet(OPINION, { heldOn: '2026-12-02' }, { recordedOn: '2026-12-03' })).toContain('somethingCorrected');
  expect(unmet(OPINION, { answeredOn: '2026-12-04' }, { recordedOn: '2026-12-03' })).toEqual(['daySound']);
  // Of every record with a day that was past when it was recorded the entry is known; a day that is set anew has none, nor what has no day.
  const publicNotice = { on: TODAY, method: '公報', designatedOn: TODAY, registeredOn: TODAY, notifiedOn: TODAY };
  for (const { name, fields, enteredBy } of recordedFacts('medicalCouncil', heard({ publicNotice }))) {
    const past = Object.values(fields).some(
      (field) => 'rule' in field && typeof field.rule === 'string' && !field.rule.endsWith('.dueOn'),
    );
    expect([name, enteredBy.length > 0]).toEqual([name, past && name.type !== 'arrival']);
  }
});

it('the arrival is put right to no day before what it is about, nor before what was in it when it came', () => {
  const evaluation = (appliedOn: string, noticedOn: string | null) => ({
    appliedOn,
    receiptNo: '1',
    result: noticedOn === null ? null : { ...sampleResult, noticedOn, asOf: '2026-06-01' },
  });
  const pledged = { ...sampleFacts('B').content, pledge: { agreed: true, pledgedOn: '2026-07-31' } };
  const on = (submittedOn: string, changes: Partial<CaseFacts>) =>
    unmet(ARRIVAL, { submittedOn }, { facts: heard({ content: pledged, correctionCount: 0, ...changes }) });
  // Arrived 2026-11-20; the evaluation was applied for on 06-01 and noticed on 11-10.
  const whole = evaluation('2026-06-01', '2026-11-10');
  expect(on('2026-11-10', { evaluation: whole })).toEqual([]);
  expect(on('2026-11-09', { evaluation: whole })).toEqual(['applicationDates']);
  // A 補正 brought another notice; the first had come with the application.
  const came = (noticedOn: string) => ({
    content: pledged,
    plan: heard().plan,
    evaluation: evaluation('2026-06-01', noticedOn),
  });
  const corrected = (noticedOn: string) => ({ evaluation: whole, correctionCount: 1, arrivedWith: came(noticedOn) });
  expect(on('2026-11-09', corrected('2026-11-09'))).toEqual([]);
  expect(on('2026-11-08', corrected('2026-11-09'))).toEqual(['applicationDates']);
  const given = { since: '2023-08-01', inForceFrom: '2023-08-01' };
  const currentDesignation = { validFrom: '2026-08-01', validTo: '2027-07-31', ...given, renewals: [] };
  const renewal = { procedure: 'renewal', currentDesignation } as const;
  expect(on('2026-11-09', { ...renewal, evaluation: whole })).toEqual([]); // the result may follow (法115②)
  // Before the term that it renews: that is strange and asked about.
  expect(on('2026-07-31', { ...renewal, evaluation: whole })).toEqual(['daySound']);
  expect(on('2026-08-14', { ...renewal, evaluation: evaluation('2026-08-15', null) })).toEqual(['applicationDates']);
  const change = {
    procedure: 'change',
    currentDesignation,
    evaluation: evaluation('2026-06-01', '2026-07-30'),
  } as const;
  expect(on('2026-07-31', change)).toEqual([]); // begun in the term before
  expect(on('2026-07-29', change)).toEqual(['applicationDates']);
  expect(on('2026-07-29', { ...change, correctionCount: 1, arrivedWith: came('2026-07-30') })).toEqual([
    'applicationDates',
  ]);
  expect(on('2023-07-31', change)).toEqual(['daySound', 'applicationDates']);
});

it('what is only strange in a day that is put right is asked about once more, and in one that stays it is not (法116①)', () => {
  // Given on 2026-10-01 to hold from 2026-12-01 on; the paper of a change was noted for 12-02, and nothing is typed yet.
  const currentDesignation = { validFrom: '2026-12-01', validTo: '2029-11-30', since: '2026-10-01', renewals: [] };
  const paper = { submittedOn: null, paperArrivedOn: '2026-12-02', receivedOn: null, hearings: [] };
  const facts = heard({ ...paper, procedure: 'change', currentDesignation });
  const open = (arrivedOn: string, confirmed: string[] = [], of = facts) => {
    const record = recordOf(of, { type: 'paperArrival' });
    return correctionOfRecordConditions({ facts: of, actor: officer, now: { today: TODAY } }, record, {
      values: { arrivedOn },
      reason: '収受印による',
      confirmed,
    }).flatMap(({ met, text, confirm }) => (met ? [] : [`${confirm} ${text}`]));
  };
  expect(open('2026-12-01')).toEqual([]);
  const asked =
    'arrivedOn=2026-11-30 紙の申請が到達した日（令和8年11月30日（月））が現在の指定の効力が初めに生じる日（令和8年12月1日（火））より前です';
  expect(open('2026-11-30')).toEqual([asked]);
  expect(open('2026-11-30', ['arrivedOn=2026-11-27'])).toEqual([asked]);
  expect(open('2026-11-30', ['arrivedOn=2026-11-30'])).toEqual([]);
  // Before it was given there was nothing to change: no answer helps.
  expect(open('2026-09-30', ['arrivedOn=2026-09-30'])).toEqual([
    expect.stringMatching(/^undefined .*現在の指定を初めに受けた日（令和8年10月1日（木））より前です/u),
  ]);
  // What stands there was answered when it was noted: it is not asked about with another field of the record.
  const onSaturday = heard({
    hearings: [sampleHearing('B', 'medicalCouncil')].map((each) => ({
      ...each,
      opinion: each.opinion && { ...each.opinion, heldOn: '2026-11-28', answeredOn: '2026-11-30' },
    })),
  });
  expect(unmet(OPINION, { supplementaryOpinion: '救急の集約' }, { facts: onSaturday })).toEqual([]);
  expect(unmet(OPINION, { heldOn: '2026-11-29' }, { facts: onSaturday })).toEqual(['daySound']); // Sunday
});

it('the receipt stays before all that followed it: a correction, a council, a draft', () => {
  const alone = { hearings: [], receivedOn: '2026-11-20' };
  const to = (receivedOn: string, changes: Partial<CaseFacts>) =>
    unmet(RECEIPT, { receivedOn }, { facts: sampleFacts('B', { ...alone, ...changes }) });
  expect(to('2026-12-04', {})).toEqual([]);
  const corrected = { clockStops: [{ from: '2026-11-25', to: '2026-11-27', reason: 'correction' as const }] };
  expect(to('2026-11-25', corrected)).toEqual([]);
  expect(to('2026-11-26', corrected)).toEqual(['daySound']);
  // What was taken back was asked all the same.
  for (const voided of [false, true]) {
    const asked = { hearings: [sampleHearing('B', 'coordinationCouncil', { requestedOn: '2026-11-27', voided })] };
    expect(to('2026-11-27', asked)).toEqual([]);
    expect(to('2026-11-28', asked)).toEqual(['daySound']);
  }
  const drafted = { draft: sampleDraft('refuse', { draftedOn: '2026-12-01' }) };
  expect(to('2026-12-01', drafted)).toEqual([]);
  expect(to('2026-12-02', drafted)).toEqual(['daySound']);
});

it('what came with an application was dated by its arrival (C-2: the pledge, the minister’s confirmations, the plan)', () => {
  const facts = sampleFacts('C2');
  const pledgedOn = '2026-11-19';
  const content = { ...facts.content, pledge: { ...facts.content.pledge, pledgedOn } } as CaseFacts['content'];
  const to = (submittedOn: string, changes: Partial<CaseFacts> = {}) =>
    unmet(ARRIVAL, { submittedOn }, { facts: { ...facts, content, ...changes } });
  expect(to('2026-11-19')).toEqual([]);
  expect(to('2026-11-18')).toEqual(['applicationDates']);
  const came = (day: string) => ({
    plan: facts.plan,
    evaluation: facts.evaluation,
    content: { ...content, pledge: { ...content.pledge, pledgedOn: day } },
  });
  expect(to('2026-11-18', { correctionCount: 1, arrivedWith: came('2026-11-18') })).toEqual([]); // a 補正 brought it
  expect(to('2026-11-18', { correctionCount: 1, arrivedWith: came('2026-11-19') })).toEqual(['applicationDates']);
});

it('a violation that is told in a 補正 is not escaped by an arrival before the application can have been made (則82②)', () => {
  // Submitted 11-16; 補正 of 11-18: referred 2026-03-02, made public on 04-01.
  const { lastSubmission, ...sample } = sampleFacts('C2', { submittedOn: '2026-11-16' });
  const sent = { ...lastSubmission!, on: '2026-11-16', sentOn: '2026-11-16' };
  const facts = { ...sample, lastSubmission: sent };
  const { content, plan, evaluation } = facts;
  const violation = { exists: true, referredOn: '2026-03-02', publishedOn: '2026-04-01' };
  const told = { content: { ...content, violation: { ...content.violation, ...violation } } as CaseFacts['content'] };
  for (const procedure of ['new', 'change'] as const) {
    const corrected = { ...facts, ...told, procedure, correctionCount: 1, arrivedWith: { content, plan, evaluation } };
    expect(unmet(ARRIVAL, { submittedOn: '2026-02-27' }, { facts: corrected })).toEqual(['applicationDates']);
  }
});

it('a health centre corrects what its own council confirmed and reported, also after the report', () => {
  const actor = centre;
  expect(unmet(ofCouncil('confirmation'), { chair: '別の 座長' }, { actor })).toEqual([]);
  expect(unmet(ofCouncil('confirmation'), { longHoursUnavoidable: false }, { actor })).toEqual(['doubtExplained']);
  expect(unmet(ofCouncil('confirmation'), { confirmedOn: '2026-11-29' }, { actor })).toEqual(['daySound']); // met 11-30
  expect(unmet(ofCouncil('confirmation'), { confirmedOn: '2026-12-01' }, { actor })).toEqual([]); // reported 12-01
  expect(unmet(ofCouncil('confirmation'), { confirmedOn: '2026-12-02' }, { actor })).toEqual(['daySound']);
  expect(unmet(ofCouncil('convened'), { meetsOn: '2026-12-01' }, { actor })).toEqual(['daySound']); // confirmed 11-30;
  expect(unmet(ofCouncil('report'), { reportedOn: '2026-11-29' }, { actor })).toEqual(['daySound']);
  const other: Actor = { ...centre, healthCentreId: 'another' };
  expect(unmet(ofCouncil('confirmation'), { chair: '別の 座長' }, { actor: other })).toEqual(['recorder']);
});

it('what rests on the corrected record is judged on it at the next step, and nobody is heard again', () => {
  const facts = heard();
  const draft = (now: CaseFacts) =>
    decide({
      kind: 'B',
      state: 'medicalCouncil',
      facts: now,
      event: sampleEvent('DRAFT_DESIGNATION', now),
      actor: officer,
      now: { today: TODAY },
    });
  expect(draft(facts).accepted).toBe(true);
  const check = recordOf(facts, { type: 'check', checkId: 'R4' });
  const found = factsCorrected(facts, check, { met: false, note: '送致の公表があった' });
  expect(found.hearings).toEqual(facts.hearings);
  expect(draft(found)).toMatchObject({
    accepted: false,
    conditions: expect.arrayContaining([expect.objectContaining({ id: 'examinationComplete' })]) as unknown,
  });
  expect(draft(factsCorrected(found, check, { met: true, note: '' })).accepted).toBe(true);
});

it('a record that is corrected to what stands there leaves the facts as they were', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.nat(100), (kind, which) => {
      const facts = sampleFacts(kind, { hearings: concludedHearings(kind) });
      const records = recordedFacts('medicalCouncil', facts);
      const record = records[which % records.length]!;
      const same = factsCorrected(facts, record, record.values);
      const examined = (of: CaseFacts) =>
        Object.entries(of.examination).map(([id, check]) => [id, check.met, check.note]);
      expect({ ...same, examination: examined(same) }).toEqual({ ...facts, examination: examined(facts) });
    }),
  );
});

it('a corrected arrival moves the end of the standard period with it, the days of the stops left out (行政手続法6条・7条)', () => {
  const facts = sampleFacts('B', {
    profile: { ...sampleProfile, standardProcessingOfficeDays: 5 },
    submittedOn: '2026-11-20',
    clockStops: [{ from: '2026-11-24', to: '2026-11-26', reason: 'correction' }],
    deadlines: [{ kind: 'processing', dueOn: '2026-12-02', remindedOn: null }],
  });
  const corrected = factsCorrected(facts, recordOf(facts, ARRIVAL), { submittedOn: '2026-11-18' });
  // 19, 20, (23 is 勤労感謝の日) 24, 25, 26 are five; two were stopped: 27, 30
  expect(corrected.deadlines).toEqual([{ kind: 'processing', dueOn: '2026-11-30', remindedOn: null }]);
  expect(
    factsCorrected({ ...facts, deadlines: [] }, recordOf(facts, ARRIVAL), { submittedOn: '2026-11-18' }).deadlines,
  ).toEqual([]);
});

it('is offered to the recorder alone', () => {
  const [arrival] = recordedFacts('examining', heard());
  expect(mayCorrect(arrival!, officer)).toBe(true);
  for (const role of ['hospital', 'prefectureApprover', 'healthCentre', 'supportCentre'] as const)
    expect(mayCorrect(arrival!, person(role))).toBe(false);
});

it('asks of corrected values what the event that records them asks', () => {
  const facts = heard();
  const open = { ...facts, hearings: facts.hearings.map((each) => ({ ...each, reportedOn: null, opinion: null })) };
  const idsOf = (conditions: readonly Condition[]) => conditions.map(({ id, met }) => `${id} ${met}`);
  const asks = (name: RecordName, values: RecordValues, event: CaseEvent) => {
    const record = recordOf(facts, name);
    const actor = record.role === 'healthCentre' ? centre : officer;
    const now = { today: TODAY };
    const corrected = correctionOfRecordConditions({ facts, actor, now }, record, { values, reason: 'x' });
    const recorded = idsOf(EVENTS[event.type].ofInput!({ facts: open, actor, now }, event as never));
    // Beyond the values a recording asks that its turn has come.
    const ofTurn = /^(hearingOpen|convened|notConfirmedYet) /u;
    expect(idsOf(corrected)).toEqual(expect.arrayContaining(recorded.filter((id) => !ofTurn.test(id))));
  };
  fc.assert(
    fc.property(fc.boolean(), fc.constantFrom('', 'ある'), (met, words) => {
      const check = { met, note: words };
      asks({ type: 'check', checkId: 'R1' }, check, { type: 'RECORD_EXAMINATION', checks: { R1: check } });
      const points = { consistentWithPolicy: true, longHoursUnavoidable: met };
      const said = { confirmedOn: '2026-12-01', chair: words, remarks: words };
      const hearingId = 'coordinationCouncil-1';
      const confirmation = { type: 'RECORD_CONFIRMATION', hearingId, points, ...said } as const;
      asks(ofCouncil('confirmation'), { ...points, ...said }, confirmation);
      const convened = { method: 'inPerson', meetsOn: '2026-11-30', meetingName: words } as const;
      asks(ofCouncil('convened'), convened, { type: 'CONVENE_COUNCIL', hearingId, ...convened });
      const opinion = { opinion: met ? 'agreed' : 'disagreed', remarks: words } as const;
      const heardOn = { heldOn: '2026-12-02', answeredOn: '2026-12-02', body: 'plenary' } as const;
      asks(OPINION, { ...heardOn, ...opinion }, { type: 'RECORD_MEDICAL_COUNCIL', ...heardOn, ...opinion });
    }),
  );
});

describe('every date that is put right', () => {
  const days = Object.values(FIELDS_OF_RECORDS).flatMap((fields) =>
    Object.values(fields).flatMap((field) => (field.input === 'day' ? [field.rule] : [])),
  );
  const ordersOf = (name: DateName) => {
    const { notBefore = [], notAfter = [] }: DateRule = DATE_RULES[name];
    return [...notBefore.map((order) => ({ ...order, days: -1 })), ...notAfter.map((order) => ({ ...order, days: 1 }))];
  };
  const line = { designatedOn: '2026-12-02', registeredOn: '2026-12-02' };
  const publicNotice = (notifiedOn: string | null) => ({ on: '2026-12-02', method: '公報', ...line, notifiedOn });
  const term = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
  /** A case in each procedure with everything recorded; one that has come on paper; one whose council answers in writing. */
  const cases = PROCEDURES.flatMap((procedure) => {
    const of = procedure === 'new' ? {} : { procedure, currentDesignation: term };
    const facts = heard({ ...of, publicNotice: publicNotice('2026-12-02') });
    const inWriting = facts.hearings.map((each) => ({
      ...each,
      convened: each.convened && { ...each.convened, method: 'written' as const },
    }));
    // Each council was asked once the one before it had answered; 医療審議会 last, or 対策協.
    const askedOn = (days: Partial<Record<CouncilId, string>>) =>
      facts.hearings.map((each) => ({ ...each, requestedOn: days[each.council] ?? each.requestedOn }));
    const councils = {
      ...facts.profile.councils,
      B: ['coordinationCouncil', 'medicalCouncil', 'measuresCouncil'] as const,
    };
    const inTurn = askedOn({ measuresCouncil: '2026-12-01', medicalCouncil: '2026-12-02' });
    const otherTurn = askedOn({ medicalCouncil: '2026-12-01', measuresCouncil: '2026-12-02' });
    return [
      facts,
      { ...facts, hearings: inTurn },
      { ...facts, hearings: otherTurn, profile: { ...facts.profile, councils } },
      { ...facts, hearings: inWriting, publicNotice: publicNotice(null) },
      sampleFacts('B', { ...of, submittedOn: null, paperArrivedOn: '2026-11-20', withdrawnOn: '2026-11-27' }),
    ];
  });

  /** What is judged where a day of a record is put beyond a day that its row names: each row with that day. */
  const judged = () =>
    cases.flatMap((facts) =>
      recordedFacts('medicalCouncil', facts).flatMap((record) =>
        Object.entries(record.fields).flatMap(([field, described]) => {
          if (described.input !== 'day') return [];
          const { rule } = described;
          const context = { facts, actor: officer, now: { today: TODAY } };
          const known = { ...knownDays(context), ...daysOfRecord(record.name, record.values, facts) };
          return ordersOf(rule).flatMap(({ than, only, asked, days: beyond }) => {
            const other = known[than];
            if (asked === true || !other || (only && !only.includes(facts.procedure))) return [];
            const values = { ...record.values, [field]: addDays(other, beyond) };
            // The other day of the same record moves with it where it is the one that is compared.
            if (values[than] !== undefined && than in record.values) values[than] = other;
            const unsound = correctionOfRecordConditions(context, record, { values, reason: '誤記のため' }).some(
              ({ id, met }) => id === 'daySound' && !met,
            );
            return [{ row: `${rule} ${than}`, unsound }];
          });
        }),
      ),
    );

  it('is judged by the row of its first entry: refused beyond each day that the row names', () => {
    expect(judged().filter(({ unsound }) => !unsound)).toEqual([]);
  });

  it('knows each of those days', () => {
    const named = days.flatMap((rule) =>
      ordersOf(rule).flatMap(({ than, asked }) => (asked === true ? [] : [`${rule} ${than}`])),
    );
    const known = new Set(judged().map(({ row }) => row));
    expect([...new Set(named)].filter((each) => !known.has(each))).toEqual([]);
  });

  it('has the row of the event with which it is entered', () => {
    const ofEvents = new Set<string>(
      (Object.keys(EVENTS) as EventType[]).flatMap((type) => {
        const facts = factsReadyFor('B', type);
        const { dates } = EVENTS[type] as { dates?: (event: CaseEvent) => readonly EnteredDate[] };
        return dates?.(sampleEvent(type, facts)).map(({ rule }) => rule) ?? [];
      }),
    );
    // Stamped at first, and so entered by a correction alone; 公示 is entered in the register, on the same row (`PublicNoticeInput`).
    const stamped = ['case.arrivedOn', 'case.receivedOn', 'councilReport.reportedOn', 'publicNotice.on'];
    expect([...new Set<string>(days)].filter((rule) => !ofEvents.has(rule))).toEqual(stamped);
  });
});
