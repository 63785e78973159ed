/** What the facts are after an event: of two areas, and of a case that asks again. */
import {
  healthCentreOf,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleDraft,
  sampleFacts,
  sampleHearing,
  TODAY,
} from '../../test/support/procedure.js';
import type { CaseFacts, CouncilId, HearingFacts } from './case/facts.js';
import type { Effect } from './case/decision.js';
import { factsAfter, withAttachment } from './facts-after.js';
import { attachedDocuments } from './requirements/documents.js';

const factsWritten = (changes: Partial<CaseFacts>, ...effects: Effect[]) =>
  factsAfter(
    sampleFacts('RENKEI_B', changes),
    { from: 'examining', decision: { next: 'examining', effects } },
    { actor: person('prefectureOfficer'), today: TODAY },
  );
const after = (hearings: readonly HearingFacts[], ...effects: Effect[]) =>
  factsWritten({ hearings }, ...effects).hearings;

const inArea = (area: string, changes: Partial<HearingFacts> = {}) =>
  sampleHearing('RENKEI_B', 'coordinationCouncil', {
    id: area,
    planningAreaId: area,
    healthCentreId: healthCentreOf(area),
    ...changes,
  });

const ask = (...areas: string[]): Effect => ({
  type: 'openHearings',
  council: 'coordinationCouncil',
  requestedOn: '2026-12-03',
  asked: areas.map((planningAreaId) => ({
    planningAreaId,
    healthCentreId: healthCentreOf(planningAreaId),
    dueOn: '2027-01-29',
  })),
});

/** Council, area and whether it counts, of each hearing in its order. */
const outline = (hearings: readonly HearingFacts[]) =>
  hearings.map(({ council, planningAreaId, voided }) => [council, planningAreaId, voided ? 'voided' : 'counts']);

describe('a request', () => {
  it('to one of two areas asks that area again, and the answer of the other counts on', () => {
    const [own, other, again, ...more] = after([inArea(OWN_AREA), inArea(OTHER_AREA)], ask(OTHER_AREA));
    expect(more).toEqual([]);
    expect(own).toEqual(inArea(OWN_AREA));
    expect(other).toEqual(inArea(OTHER_AREA, { voided: true }));
    expect(again).toEqual({
      ...{ id: expect.any(String) as string, council: 'coordinationCouncil', planningAreaId: OTHER_AREA },
      ...{ healthCentreId: healthCentreOf(OTHER_AREA), requestedOn: '2026-12-03', dueOn: '2027-01-29', voided: false },
      ...{ convened: null, confirmation: null, reportedOn: null, opinion: null },
    });
  });

  it('to both opens one hearing for each, with ids of their own', () => {
    const hearings = after([inArea(OWN_AREA)], ask(OWN_AREA, OTHER_AREA));
    expect(outline(hearings)).toEqual([
      ['coordinationCouncil', OWN_AREA, 'voided'],
      ['coordinationCouncil', OWN_AREA, 'counts'],
      ['coordinationCouncil', OTHER_AREA, 'counts'],
    ]);
    expect(new Set(hearings.map(({ id }) => id)).size).toBe(3);
  });

  it('to one council leaves another council as it was', () => {
    const opinion = sampleHearing('RENKEI_B', 'measuresCouncil');
    const asked: Effect = {
      type: 'openHearings',
      council: 'medicalCouncil',
      requestedOn: '2026-12-03',
      asked: [{ planningAreaId: null, healthCentreId: null, dueOn: null }],
    };
    expect(outline(after([opinion], asked))).toEqual([
      ['measuresCouncil', null, 'counts'],
      ['medicalCouncil', null, 'counts'],
    ]);
  });
});

it('taking a request back voids the area that has not answered, and nothing else', () => {
  const cancel = (council: CouncilId): Effect => ({ type: 'cancelHearings', council });
  const unheard = sampleHearing('RENKEI_B', 'medicalCouncil', { opinion: null });
  const hearings = [inArea(OWN_AREA), inArea(OTHER_AREA, { reportedOn: null }), unheard];
  expect(outline(after(hearings, cancel('coordinationCouncil')))).toEqual([
    ['coordinationCouncil', OWN_AREA, 'counts'],
    ['coordinationCouncil', OTHER_AREA, 'voided'],
    ['medicalCouncil', null, 'counts'],
  ]);
  expect(outline(after(hearings, cancel('medicalCouncil')))).toEqual([
    ['coordinationCouncil', OWN_AREA, 'counts'],
    ['coordinationCouncil', OTHER_AREA, 'counts'],
    ['medicalCouncil', null, 'voided'],
  ]);
});

it('hearing a council again voids its answers too', () => {
  const heard = [inArea(OWN_AREA), inArea(OTHER_AREA), sampleHearing('RENKEI_B', 'medicalCouncil')];
  expect(outline(after(heard, { type: 'voidHearings', councils: ['coordinationCouncil'] }))).toEqual([
    ['coordinationCouncil', OWN_AREA, 'voided'],
    ['coordinationCouncil', OTHER_AREA, 'voided'],
    ['medicalCouncil', null, 'counts'],
  ]);
});

it('each stop of the period stands beside those before it', () => {
  const former = { from: '2026-11-25', to: '2026-11-27', reason: 'correction' } as const;
  const withdrawn = { from: '2026-12-01', to: TODAY, reason: 'applicant' } as const;
  const stops = (...effects: Effect[]) => factsWritten({ clockStops: [former] }, ...effects).clockStops;
  const begun = { from: TODAY, to: null, reason: 'correction' };
  expect(stops({ type: 'startClockStop', reason: 'correction' })).toEqual([former, begun]);
  expect(stops({ type: 'startClockStop', reason: 'correction' }, { type: 'endClockStop' })).toEqual([
    former,
    { ...begun, to: TODAY },
  ]);
  expect(stops({ type: 'addClockStop', stop: withdrawn })).toEqual([former, withdrawn]);
});

it('a deadline that is opened or moved leaves the others as they are, and keeps when it was reminded of', () => {
  const processing = { kind: 'processing', dueOn: '2027-02-16', remindedOn: null } as const;
  const report = { kind: 'councilReport', dueOn: '2026-12-18', remindedOn: '2026-12-03' } as const;
  const moved = factsWritten(
    { deadlines: [processing, report] },
    { type: 'openDeadline', kind: 'councilReport', dueOn: '2027-01-29', legalBasis: '' },
  ).deadlines;
  expect(moved).toEqual([processing, { ...report, dueOn: '2027-01-29' }]);
});

it('a file stands beside those of the other documents, and its document is counted once', () => {
  const facts = factsWritten({});
  const more = withAttachment(withAttachment(facts, 'D05'), 'D05');
  expect(attachedDocuments(more)).toEqual(['D05', ...attachedDocuments(facts)]);
  expect(more.attachedFiles.map(({ requirementId }) => requirementId)).toEqual([
    ...facts.attachedFiles.map(({ requirementId }) => requirementId),
    'D05',
  ]);
});

describe('what a record says after it is written', () => {
  const { evaluation } = sampleFacts('B');
  const result = evaluation?.result ?? null;

  it('the result of the evaluation stands with the application for it', () => {
    if (!evaluation || !result) throw new Error('the sample has a result');
    const applied = { ...evaluation, result: null };
    expect(factsWritten({ evaluation: applied }, { type: 'saveEvaluationResult', result }).evaluation).toEqual({
      ...applied,
      result,
    });
    expect(factsWritten({ evaluation: null }, { type: 'saveEvaluationResult', result }).evaluation).toBeNull();
  });

  it('an approval bears who gave it, when and with which comment, which can be put right', () => {
    const draft = sampleDraft('designate', { approverId: null, approvedOn: null, approvalComment: '' });
    const approved = factsWritten({ draft }, { type: 'saveApproval', comment: '良い' });
    expect(approved.draft).toMatchObject({
      approverId: 'prefectureOfficer',
      approvedOn: TODAY,
      approvalComment: '良い',
      drafterId: draft.drafterId,
    });
    expect(factsWritten({ draft }, { type: 'correctApproval', comment: '誤記' }).draft?.approvalComment).toBe('誤記');
    expect(factsWritten({ draft: null }, { type: 'saveApproval', comment: '' }).draft).toBeNull();
  });

  it('a public notice bears its corrected day and method', () => {
    const publicNotice = { on: '2027-04-01', method: '公報' } as NonNullable<CaseFacts['publicNotice']>;
    const corrected = { type: 'correctPublicNotice', on: '2027-04-02', method: '掲示' } as const;
    expect(factsWritten({ publicNotice }, corrected).publicNotice).toMatchObject({ on: '2027-04-02', method: '掲示' });
    expect(factsWritten({ publicNotice: null }, corrected).publicNotice).toBeNull();
  });

  it('a new state counts from the day on which it came, and what is done within one changes nothing of that', () => {
    const moved = (next: 'examining' | 'correcting', ...effects: Effect[]) =>
      factsAfter(
        sampleFacts('B', { stateSince: '2026-11-20', answeredLast: true }),
        { from: 'examining', decision: { next, effects } },
        { actor: person('prefectureOfficer'), today: TODAY },
      );
    expect([moved('correcting').stateSince, moved('examining').stateSince]).toEqual([TODAY, '2026-11-20']);
    // An act beside the procedure leaves the answer to a correction the last thing that happened.
    expect(moved('examining').answeredLast).toBe(true);
    expect(moved('correcting').answeredLast).toBe(false);
    expect(moved('examining', { type: 'saveExamination', checks: {} }).answeredLast).toBe(false);
    expect(moved('examining', { type: 'saveCorrectionAnswers', answers: [] } as unknown as Effect).answeredLast).toBe(
      true,
    );
  });
});
