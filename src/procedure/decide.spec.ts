/** Stories of single decisions: what is refused, why, and with which article. */
import { attempt, newMemoryCase, type MemoryCase } from '../../test/support/memory-case.js';
import {
  concludedHearings,
  draftEvent,
  factsReadyFor,
  healthCentreOf,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleContent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  sampleProfile,
  sampleRound,
  samplePlan,
  sampleResult,
  TODAY,
} from '../../test/support/procedure.js';
import type { Actor } from './terms/actors.js';
import { type CaseEvent, type EventOf, EVENTS, type EventType } from './events/index.js';
import { availableEvents, decide, type Decided } from './decide.js';
import type { Acceptance, Condition } from './case/decision.js';
import type { CaseFacts } from './case/facts.js';
import { KINDS, PROCEDURES, type Kind, type ProcedureType } from './terms/kinds.js';
import type { CaseState } from './terms/states.js';

function ask(
  state: CaseState,
  facts: CaseFacts,
  event: CaseEvent,
  actor: Actor = person(EVENTS[event.type].role),
  today = TODAY,
): Decided {
  return decide({ kind: facts.kind, state, facts, event, actor, now: { today } });
}

function unmetOf(decision: Decided): Condition[] {
  if (decision.accepted) throw new Error('The event was accepted');
  return decision.conditions;
}

const idsOf = (decision: Decided) => unmetOf(decision).map(({ id }) => id);

function effectsOf(decision: Decided): Acceptance['effects'] {
  if (!decision.accepted) throw new Error(decision.message + JSON.stringify(decision.conditions));
  return decision.effects;
}

const RENEWAL = {
  procedure: 'renewal',
  currentDesignation: { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] },
} as const;

describe('an application is submitted', () => {
  const submit = (facts: CaseFacts, today = TODAY) =>
    ask('preparing', { ...facts, submittedOn: null }, { type: 'SUBMIT' }, undefined, today);

  it.each(KINDS)('when a %s application is complete', (kind) => {
    expect(submit(sampleFacts(kind))).toMatchObject({ accepted: true, next: 'submitted' });
  });

  it('with one refusal that names everything that is missing', () => {
    const facts = sampleFacts('B', {
      content: { ...sampleContent('B'), contactName: '', pledge: { agreed: false, pledgedOn: null } },
      plan: null,
      evaluation: null,
      attachedFiles: [],
      round: null,
    });
    expect(idsOf(submit(facts))).toEqual([
      'contentComplete',
      'documentsAttached',
      'pledged',
      'planRecorded',
      'evaluationRecorded',
    ]);
    const text = unmetOf(submit(facts))
      .map((each) => each.text)
      .join();
    expect(text).toContain('評価結果の通知書');
    expect(text).toContain('担当者の氏名');
  });

  it('never for a hospital of the State (令12) nor outside the prefecture', () => {
    const institution = { ...sampleFacts('B').institution, establishedByState: true, inPrefecture: false };
    const unmet = unmetOf(submit(sampleFacts('B', { institution })));
    expect(unmet.map(({ id, legalBasis }) => [id, legalBasis])).toEqual([
      ['notOfState', '令12'],
      ['inPrefecture', '法113①'],
    ]);
  });

  it('not within a year of a published referral, and on the day a year later it is (則82②)', () => {
    const violation = { exists: true, referredOn: '2025-12-05', publishedOn: '2025-12-10' };
    const facts = sampleFacts('B', { content: { ...sampleContent('B'), violation } });
    expect(idsOf(submit(facts, '2026-12-04'))).toEqual(['noRecentViolation']);
    expect(submit(facts, '2026-12-05').accepted).toBe(true);
  });

  it('with an evaluation on hold only when the hospital says why it goes on', () => {
    const onHold = (onHoldReason: string) =>
      sampleFacts('B', {
        evaluation: {
          appliedOn: '2026-06-01',
          receiptNo: '',
          result: { ...sampleResult, overall: 'on_hold', onHoldReason },
        },
      });
    expect(idsOf(submit(onHold('')))).toEqual(['onHoldExplained']);
    expect(submit(onHold('必須項目は改善済みで、再評価を待っているため')).accepted).toBe(true);
  });

  it('for C-1 only with the measures that make training efficient in the plan (則96①二ロ)', () => {
    const plan = { ...samplePlan, matters: { ...samplePlan.matters, trainingEfficiency: false } };
    expect(idsOf(submit(sampleFacts('C1', { plan })))).toEqual(['planComplete']);
    expect(submit(sampleFacts('B', { plan })).accepted).toBe(true);
  });

  it('for C-2 only after both confirmations of the minister (法120①)', () => {
    const doctor = { name: '架空 次郎', planFrom: '2027-04-01', planTo: '2029-03-31', confirmedOn: null };
    const content = { ...sampleContent('C2'), environmentConfirmedOn: null, doctors: [doctor] };
    expect(idsOf(submit(sampleFacts('C2', { content })))).toEqual(['environmentConfirmed', 'doctorPlansConfirmed']);
  });

  it('of 連携B, and corrected, only with destinations in planning areas that are registered', () => {
    const facts = sampleFacts('RENKEI_B');
    const inArea = (planningAreaId: string): CaseFacts =>
      facts.content.kind === 'RENKEI_B'
        ? {
            ...facts,
            content: {
              ...facts.content,
              destinations: facts.content.destinations.map((each) => ({ ...each, planningAreaId })),
            },
          }
        : facts;
    expect(submit(inArea(OTHER_AREA)).accepted).toBe(true);
    expect(unmetOf(submit(inArea('nowhere')))).toEqual([
      expect.objectContaining({
        id: 'contentComplete',
        text: expect.stringContaining('二次医療圏「nowhere」は、構想区域として登録されていません') as string,
      }),
    ]);
    const { openCorrection } = factsReadyFor('RENKEI_B', 'SUBMIT_CORRECTION');
    const correct = (corrected: CaseFacts) =>
      ask(
        'correcting',
        { ...corrected, openCorrection },
        sampleEvent('SUBMIT_CORRECTION', { ...facts, openCorrection }),
      );
    expect(correct(inArea(OTHER_AREA)).accepted).toBe(true);
    expect(idsOf(correct(inArea('nowhere')))).toEqual(['contentComplete']);
  });

  it('for a renewal on the last day of the old designation, and not a day later (法115)', () => {
    const round = sampleRound({ label: '最終回', applicationDeadline: '2027-04-30' });
    const facts = sampleFacts('B', { ...RENEWAL, round });
    expect(submit(facts, '2027-03-31').accepted).toBe(true);
    expect(idsOf(submit(facts, '2027-04-01'))).toEqual(['notExpired']);
    expect(idsOf(submit(sampleFacts('B', { procedure: 'renewal', round })))).toEqual(['currentDesignationKnown']);
  });

  it('for a change at any time of the year, with what changes and why (則85③)', () => {
    const change = { ...RENEWAL, procedure: 'change', round: null } as const;
    expect(submit(sampleFacts('B', change)).accepted).toBe(true);
    const content = { ...sampleContent('B'), change: { matters: '', reason: '' } };
    expect(unmetOf(submit(sampleFacts('B', { ...change, content })))).toMatchObject([
      { id: 'changeDescribed', legalBasis: '則85③' },
    ]);
  });

  it('after the deadline of its round too, or without a round: it is examined when it arrives (行政手続法7条)', () => {
    expect(submit(sampleFacts('B'), '2026-12-26').accepted).toBe(true);
    expect(submit(sampleFacts('B', { round: null })).accepted).toBe(true);
    expect(
      submit(
        sampleFacts('B', { ...RENEWAL, round: sampleRound({ label: '第4回', applicationDeadline: '2027-01-29' }) }),
        '2027-03-31',
      ).accepted,
    ).toBe(true);
  });

  it('for a change while the designation is in force, also by 法115②, and not when it has ended', () => {
    const changing = (renewals: { submittedOn: string; decidedOn: string | null }[]) =>
      sampleFacts('B', { procedure: 'change', currentDesignation: { ...RENEWAL.currentDesignation, renewals } });
    expect(submit(changing([]), '2027-03-31').accepted).toBe(true);
    expect(unmetOf(submit(changing([]), '2027-04-01'))).toMatchObject([
      { id: 'designationInForce', legalBasis: '法116①' },
    ]);
    expect(submit(changing([{ submittedOn: '2027-03-31', decidedOn: null }]), '2027-04-01').accepted).toBe(true);
    expect(idsOf(submit(changing([{ submittedOn: '2027-03-31', decidedOn: '2027-04-20' }]), '2027-04-20'))).toEqual([
      'designationInForce',
    ]);
  });
});

it('a file is attached to a document that comes as one, not to one that is typed on screen', () => {
  const [row] = sampleProfile.documents;
  const profile = {
    ...sampleProfile,
    documents: [row!, { ...row!, id: 'FORM', name: '指定申請書', suppliedBy: 'screen' as const }],
  };
  const attach = (requirementId: string) =>
    ask('preparing', sampleFacts('B', { profile }), { type: 'ATTACH_DOCUMENT', requirementId });
  expect(attach('EVALUATION_NOTICE').accepted).toBe(true);
  expect(idsOf(attach('FORM'))).toEqual(['documentComesAsFile']);
  expect(unmetOf(attach('FORM'))[0]?.text).toContain('「指定申請書」は画面の入力から作られる書類');
  expect(idsOf(attach('NONE'))).toEqual(['documentIsKnown']);
});

describe('the people', () => {
  it('another hospital is told whose case it is, and nothing of what is missing', () => {
    const stranger = { ...person('hospital'), institutionId: 'hospital-2' };
    const decision = ask('preparing', sampleFacts('B', { plan: null }), { type: 'SUBMIT' }, stranger);
    expect(decision).toMatchObject({ accepted: false, code: 'notYourRole' });
    expect(idsOf(decision)).toEqual(['ownInstitution']);
  });

  it('an approver does none of the officer’s work', () => {
    const decision = ask('submitted', sampleFacts('B'), { type: 'RECEIVE' }, person('prefectureApprover'));
    expect(decision).toMatchObject({ accepted: false, code: 'notYourRole' });
  });

  it('a health centre works only on the council it runs', () => {
    const facts = factsReadyFor('B', 'REPORT_CONFIRMATION');
    const event = sampleEvent('REPORT_CONFIRMATION', facts);
    const other = { ...person('healthCentre'), healthCentreId: healthCentreOf(OTHER_AREA) };
    expect(idsOf(ask('coordinationCouncil.convened', facts, event, other))).toEqual(['ownCouncil']);
  });

  it('nobody approves or returns a draft of their own', () => {
    const own = person('prefectureApprover', 'prefectureOfficer');
    for (const type of ['APPROVE', 'RETURN_DRAFT'] as const) {
      const facts = factsReadyFor('B', type);
      expect(idsOf(ask('deciding.drafted', facts, sampleEvent(type, facts), own))).toEqual(['notDrafter']);
    }
  });
});

describe('a correction', () => {
  const ask_ = (dueOn: string, items = [{ target: 'EVALUATION_NOTICE', text: '日付を補ってください' }]) =>
    ask('examining', sampleFacts('B'), { type: 'REQUEST_CORRECTION', items, dueOn });

  it('is asked for with items and an office day after today, and stops the clock', () => {
    expect(ask_('2026-12-14')).toMatchObject({ accepted: true, next: 'correcting' });
    expect(effectsOf(ask_('2026-12-14'))).toContainEqual({ type: 'startClockStop', reason: 'correction' });
    expect(idsOf(ask_('2026-12-12'))).toEqual(['date:dueOn']);
    expect(idsOf(ask_(TODAY))).toEqual(['date:dueOn']);
    expect(idsOf(ask_('2062-12-14'))).toEqual(['date:dueOn']);
    expect(idsOf(ask_('2026-12-14', []))).toEqual(['correctionItems']);
  });

  it('moves the end of the standard processing period by the office days it took', () => {
    const facts = {
      ...factsReadyFor('B', 'SUBMIT_CORRECTION'),
      deadlines: [{ kind: 'processing', dueOn: '2027-03-01', remindedOn: null }] as const,
    };
    // 25 November to 4 December: seven office days.
    expect(effectsOf(ask('correcting', facts, sampleEvent('SUBMIT_CORRECTION', facts)))).toContainEqual({
      type: 'openDeadline',
      kind: 'processing',
      dueOn: '2027-03-10',
      legalBasis: '行政手続法6条',
    });
  });

  it('is submitted only with an answer to every item', () => {
    const facts = factsReadyFor('B', 'SUBMIT_CORRECTION');
    const decision = ask('correcting', facts, {
      type: 'SUBMIT_CORRECTION',
      answers: [{ itemId: 'item-1', answer: ' ' }],
    });
    expect(idsOf(decision)).toEqual(['everyItemAnswered']);
    expect(unmetOf(decision)[0]?.text).toContain('日付を補う');
  });
});

describe('the hearings', () => {
  it('come in the order of the profile', () => {
    const decision = ask('examining', sampleFacts('B'), { type: 'REFER_TO_MEDICAL_COUNCIL' });
    expect(idsOf(decision)).toEqual(['concluded:coordinationCouncil', 'concluded:measuresCouncil']);
  });

  it('follow another order where the profile of a prefecture says so', () => {
    const councils = { ...sampleProfile.councils, B: ['measuresCouncil', 'medicalCouncil'] as const };
    const facts = sampleFacts('B', { profile: { ...sampleProfile, councils } });
    expect(ask('examining', facts, { type: 'REFER_TO_MEASURES_COUNCIL' })).toMatchObject({ next: 'measuresCouncil' });
    expect(ask('examining', facts, sampleEvent('REQUEST_COORDINATION_COUNCIL', facts))).toMatchObject({
      code: 'eventNotInState',
    });
  });

  it('begin only after every check of the examination is met', () => {
    const facts = sampleFacts('C2');
    const decision = ask(
      'examining',
      { ...facts, examination: { ...facts.examination, R5: { met: false, note: '確認書なし' } } },
      { type: 'REFER_TO_MEDICAL_COUNCIL' },
    );
    expect(idsOf(decision)).toEqual(['examinationComplete']);
    expect(unmetOf(decision)[0]?.text).toContain('大臣の確認');
  });

  it('of several areas end with the last report, and each area must have confirmed every point', () => {
    const areas = [OWN_AREA, OTHER_AREA];
    const hearings = areas.map((area) =>
      sampleHearing('RENKEI_B', 'coordinationCouncil', {
        id: area,
        planningAreaId: area,
        healthCentreId: healthCentreOf(area),
        reportedOn: null,
      }),
    );
    const centre = (area: string) => ({ ...person('healthCentre'), healthCentreId: healthCentreOf(area) });
    let document: MemoryCase = {
      ...newMemoryCase('RENKEI_B'),
      state: 'coordinationCouncil.convened',
      facts: sampleFacts('RENKEI_B', { hearings }),
    };
    const report = (area: string) =>
      attempt(document, { type: 'REPORT_CONFIRMATION', hearingId: area }, centre(area), TODAY);

    expect(report(OWN_AREA).decision).toMatchObject({ accepted: true, next: 'coordinationCouncil.convened' });
    document = report(OWN_AREA).after;
    expect(report(OTHER_AREA).decision).toMatchObject({ accepted: true, next: 'coordinationCouncil.reported' });
    document = report(OTHER_AREA).after;
    expect(ask(document.state, document.facts, { type: 'REFER_TO_MEASURES_COUNCIL' }).accepted).toBe(true);

    const doubtful = document.facts.hearings.map((each) =>
      each.id === OTHER_AREA && each.confirmation
        ? {
            ...each,
            confirmation: { ...each.confirmation, points: { ...each.confirmation.points, dispatchNecessary: false } },
          }
        : each,
    );
    const facts = { ...document.facts, hearings: doubtful };
    expect(idsOf(ask(document.state, facts, { type: 'REFER_TO_MEASURES_COUNCIL' }))).toEqual([
      'concluded:coordinationCouncil',
    ]);
    const again = (planningAreaIds: string[]) =>
      ask(document.state, facts, { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds, dueOn: '2027-01-29' });
    expect(again([OTHER_AREA])).toMatchObject({ accepted: true, next: 'coordinationCouncil.requested' });
    expect(idsOf(again([OWN_AREA]))).toEqual(['confirmedAreasNotAskedAgain', 'unconfirmedAreasAsked']);
  });

  it('are asked of no area that is not registered, because nobody there runs a council', () => {
    const facts = factsReadyFor('RENKEI_B', 'REQUEST_COORDINATION_COUNCIL');
    const ofPlanningArea = (planningAreaId: string) => ({
      ...facts,
      content: {
        ...facts.content,
        destinations:
          facts.content.kind === 'RENKEI_B'
            ? facts.content.destinations.map((each) => ({ ...each, planningAreaId }))
            : [],
      } as CaseFacts['content'],
    });
    const asking = (planningAreaId: string) =>
      ask('examining', ofPlanningArea(planningAreaId), {
        type: 'REQUEST_COORDINATION_COUNCIL',
        planningAreaIds: [planningAreaId],
        dueOn: '2027-01-29',
      });
    expect(asking(OTHER_AREA).accepted).toBe(true);
    expect(idsOf(asking('aomori'))).toContain('areasRegistered');
  });

  it('of 連携B ask also about the dispatch; a point without a word is no confirmation', () => {
    const facts = factsReadyFor('RENKEI_B', 'REPORT_CONFIRMATION');
    const hearings = facts.hearings.map((each) => ({
      ...each,
      confirmation: each.confirmation && {
        ...each.confirmation,
        points: { consistentWithPolicy: true, longHoursUnavoidable: true },
      },
    }));
    const decision = ask(
      'coordinationCouncil.convened',
      { ...facts, hearings },
      sampleEvent('REPORT_CONFIRMATION', facts),
    );
    expect(idsOf(decision)).toContain('everyPointRecorded');
    expect(
      unmetOf(decision)
        .map(({ text }) => text)
        .join(),
    ).toContain('派遣');
  });

  it('cannot be recorded before they took place', () => {
    const facts = sampleFacts('C2', { hearings: [sampleHearing('C2', 'medicalCouncil', { opinion: null })] });
    const event: EventOf<'RECORD_MEDICAL_COUNCIL'> = {
      type: 'RECORD_MEDICAL_COUNCIL',
      heldOn: '2026-12-08',
      answeredOn: '2026-12-07',
      body: 'section',
      opinion: 'agreedWithConditions',
      remarks: '',
    };
    expect(idsOf(ask('medicalCouncil', facts, event))).toEqual([
      'opinionExplained',
      'date:heldOn',
      'date:answeredOn',
      'date:answeredOn',
    ]);
  });
});

describe('the decision', () => {
  it.each(KINDS.flatMap((kind) => PROCEDURES.map((procedure) => ({ kind, procedure }))))(
    'needs the opinion of 医療審議会 for $kind, $procedure',
    ({ kind, procedure }) => {
      const facts = sampleFacts(kind, { ...RENEWAL, procedure, hearings: concludedHearings(kind, 'medicalCouncil') });
      const validFrom = procedure === 'change' ? '2027-01-15' : '2027-04-01';
      const decision = ask('examining', facts, draftEvent({ validFrom }));
      expect(unmetOf(decision)).toMatchObject([{ id: 'concluded:medicalCouncil' }]);
      const article = { new: '113⑤', renewal: '115④→113⑤', change: '116②→113⑤' }[procedure];
      expect(unmetOf(decision)[0]?.legalBasis).toContain(article);
    },
  );

  it('of a renewal after the expiry still starts the day after the old expiry (法115③)', () => {
    const facts = sampleFacts('B', { ...RENEWAL, hearings: concludedHearings('B') });
    const draft = (validFrom: string) =>
      ask('medicalCouncil', facts, draftEvent({ validFrom, issueOn: '2027-05-10' }), undefined, '2027-05-10');
    expect(effectsOf(draft('2027-04-01'))[0]).toMatchObject({
      type: 'saveDraft',
      outcome: 'designate',
      validFrom: '2027-04-01',
      validTo: '2030-03-31',
    });
    expect(unmetOf(draft('2027-05-10'))).toMatchObject([{ id: 'followsOldPeriod', legalBasis: '法115③' }]);

    const approved = sampleDraft('designate', { approverId: 'prefectureApprover', approvedOn: '2027-05-11' });
    const issue = ask(
      'deciding.approved',
      { ...facts, draft: approved },
      { type: 'ISSUE_DESIGNATION', documentNumber: '1', issuedOn: '2027-05-12' },
      undefined,
      '2027-05-12',
    );
    expect(issue).toMatchObject({ accepted: true, next: 'designated' });
    expect(effectsOf(issue)).toContainEqual({
      type: 'registerDesignation',
      validFrom: '2027-04-01',
      validTo: '2030-03-31',
      designatedOn: '2027-05-12',
      noticeNumber: '1',
      matters: ['(1)ア'],
      approvedSince: [],
      change: '',
    });
  });

  it('of a new designation does not reach back before the decision', () => {
    const plan = { ...samplePlan, periodFrom: '2026-12-01' };
    const facts = sampleFacts('B', { plan, hearings: concludedHearings('B') });
    expect(idsOf(ask('medicalCouncil', facts, draftEvent({ validFrom: '2026-12-03' })))).toEqual(['date:issueOn']);
    const late = sampleFacts('B', {
      hearings: concludedHearings('B'),
      draft: sampleDraft('designate', { validFrom: '2026-12-01' }),
    });
    expect(idsOf(ask('deciding.drafted', late, { type: 'APPROVE', comment: '' }))).toEqual(['noticeBeforeFirstDay']);
  });

  it('is not drafted without what its notice must say', () => {
    const withContent = (kind: Kind, content: object, procedure: ProcedureType = 'new') => {
      const plan = { ...samplePlan, periodFrom: '2027-01-01' };
      const facts = sampleFacts(kind, { ...RENEWAL, procedure, plan, hearings: concludedHearings(kind) });
      return { ...facts, content: { ...facts.content, ...content } };
    };
    const draft = (facts: CaseFacts) => ask('medicalCouncil', facts, draftEvent({ validFrom: '2027-01-01' }));
    expect(idsOf(draft(withContent('B', { business: '　' })))).toEqual(['contentComplete']);
    expect(draft(withContent('RENKEI_B', { business: '' })).accepted).toBe(true); // 則88① knows no such item
    const change = { matters: '', reason: '医師の着任' };
    expect(idsOf(draft(withContent('C2', { change }, 'change')))).toEqual(['changeDescribed']);

    const emptied = { ...withContent('B', { business: '' }), draft: sampleDraft('designate') };
    expect(idsOf(ask('deciding.drafted', emptied, { type: 'APPROVE', comment: '' }))).toEqual(['contentComplete']);
  });

  it('of a change keeps the end of the designation (法116)', () => {
    const facts = sampleFacts('B', { ...RENEWAL, procedure: 'change', hearings: concludedHearings('B') });
    const decision = ask('medicalCouncil', facts, draftEvent({ validFrom: '2027-01-01' }));
    expect(effectsOf(decision)[0]).toMatchObject({
      type: 'saveDraft',
      outcome: 'designate',
      validFrom: '2027-01-01',
      validTo: '2027-03-31',
    });
  });

  it('of a change may begin after the old expiry while the designation continues (法115②), and only then', () => {
    const draft = (renewals: { submittedOn: string; decidedOn: string | null }[]) => {
      const facts = sampleFacts('B', {
        procedure: 'change',
        currentDesignation: { ...RENEWAL.currentDesignation, renewals },
        hearings: concludedHearings('B'),
      });
      return ask(
        'medicalCouncil',
        facts,
        draftEvent({ validFrom: '2027-05-10', issueOn: '2027-05-10' }),
        undefined,
        '2027-05-10',
      );
    };
    expect(draft([{ submittedOn: '2027-03-01', decidedOn: null }]).accepted).toBe(true);
    const ended = ['designationInForce', 'withinCurrentPeriod'];
    expect(idsOf(draft([]))).toEqual(ended);
    expect(idsOf(draft([{ submittedOn: '2027-03-01', decidedOn: '2027-04-01' }]))).toEqual(ended);
  });

  it('of a change that begins in a coming term that is granted changes that one, and keeps its end (法115③, 116①)', () => {
    // The present term is 2024-04-01 to 2027-03-31; its renewal of 2027-04-01 to 2030-03-31 is decided on 2026-11-30.
    const change = sampleFacts('B', {
      procedure: 'change',
      hearings: concludedHearings('B'),
      content: { ...sampleContent('B'), change: { matters: '診療科の追加', reason: '医師の着任' } },
      currentDesignation: {
        validFrom: '2024-04-01',
        validTo: '2027-03-31',
        renewals: [{ submittedOn: '2026-10-01', decidedOn: '2026-11-30' }],
      },
      comingDesignation: { validFrom: '2027-04-01', validTo: '2030-03-31', since: '2024-04-01', renewals: [] },
    });
    const drafting = (validFrom: string, facts: CaseFacts = change) =>
      ask('medicalCouncil', facts, draftEvent({ validFrom }, facts));
    const period = (validFrom: string) => effectsOf(drafting(validFrom))[0];
    expect(period('2027-03-31')).toMatchObject({ type: 'saveDraft', validFrom: '2027-03-31', validTo: '2027-03-31' });
    expect(period('2027-04-01')).toMatchObject({ type: 'saveDraft', validFrom: '2027-04-01', validTo: '2030-03-31' });
    expect(period('2027-06-01')).toMatchObject({ type: 'saveDraft', validFrom: '2027-06-01', validTo: '2030-03-31' });

    // Approved and notified on 2026-12-04, in the present term: the register line has the coming period, from the day of the change.
    const approved = { approverId: 'prefectureApprover', approvedOn: '2026-12-04', issueOn: '2026-12-04' };
    const draft = sampleDraft('designate', { ...approved, validFrom: '2027-04-01', validTo: '2030-03-31' });
    const notice = { type: 'ISSUE_DESIGNATION', documentNumber: '1', issuedOn: '2026-12-04' } as const;
    const noticed = ask('deciding.approved', { ...change, draft }, notice, undefined, '2026-12-04');
    expect(effectsOf(noticed)).toContainEqual(
      expect.objectContaining({
        type: 'registerDesignation',
        designatedOn: '2027-04-01',
        validFrom: '2027-04-01',
        validTo: '2030-03-31',
      }),
    );

    // Begun on the coming term itself, it cannot begin before that; without a renewal there is nothing after the last day.
    const textOf = (validFrom: string, facts: CaseFacts) =>
      unmetOf(drafting(validFrom, facts)).map(({ id, text }) => `${id} ${text}`);
    const { comingDesignation } = change;
    expect(textOf('2027-03-31', { ...change, currentDesignation: comingDesignation, comingDesignation: null })).toEqual(
      ['withinCurrentPeriod 変更の始期が変更する指定の初日（令和9年4月1日（木））より前です。始期を直してください'],
    );
    expect(textOf('2027-04-01', { ...change, comingDesignation: null })).toEqual([
      'withinCurrentPeriod 変更の始期が現在の指定の満了日（令和9年3月31日（水））より後です。始期を直してください',
    ]);
  });

  it('of a change may be to begin after the last day when a renewal that arrived carries the designation there (法115②)', () => {
    // Drafted on 2027-03-01 with the first day 2027-04-01; the term ends on 2027-03-31.
    const approved = { approverId: 'prefectureApprover', approvedOn: '2027-03-01', issueOn: '2027-03-01' };
    const facts = (renewals: NonNullable<CaseFacts['currentDesignation']>['renewals']) =>
      sampleFacts('B', {
        procedure: 'change',
        currentDesignation: { ...RENEWAL.currentDesignation, renewals },
        hearings: concludedHearings('B'),
      });
    const draft = draftEvent({ validFrom: '2027-04-01', issueOn: '2027-03-01' });
    const undecided = facts([{ submittedOn: '2027-02-20', decidedOn: null }]);
    expect(ask('medicalCouncil', undecided, draft, undefined, '2027-03-01').accepted).toBe(true);
    expect(idsOf(ask('medicalCouncil', facts([]), draft, undefined, '2027-03-01'))).toEqual(['withinCurrentPeriod']);
    // The renewal was withdrawn since: nothing carries it there any more.
    const stands = { ...facts([]), draft: sampleDraft('designate', { ...approved, validFrom: '2027-04-01' }) };
    const notice = { type: 'ISSUE_DESIGNATION', documentNumber: '1', issuedOn: '2027-03-02' } as const;
    expect(idsOf(ask('deciding.approved', stands, notice, undefined, '2027-03-02'))).toEqual(['withinCurrentPeriod']);
  });

  it('of a change is judged on the day of the notice, whenever that is written down (法116①)', () => {
    // The term ended on 2027-03-31 without a renewal; approved on the 26th, notified on the 30th, written down on 2 April.
    const approved = { approverId: 'prefectureApprover', approvedOn: '2027-03-26', issueOn: '2027-03-26' };
    const facts = sampleFacts('B', {
      procedure: 'change',
      currentDesignation: RENEWAL.currentDesignation,
      hearings: concludedHearings('B'),
      draft: sampleDraft('designate', { ...approved, validFrom: '2027-03-31', validTo: '2027-03-31' }),
    });
    const issue = (issuedOn: string, given = facts) =>
      ask(
        'deciding.approved',
        given,
        { type: 'ISSUE_DESIGNATION', documentNumber: '1', issuedOn },
        undefined,
        '2027-04-02',
      );
    expect(issue('2027-03-30').accepted).toBe(true);
    expect(issue('2027-03-31').accepted).toBe(true);
    // On 1 April nothing was left to be changed.
    expect(idsOf(issue('2027-04-01'))).toEqual(['inForceOnNotice', 'date:issuedOn']);
    // A designation that had ended before the approval is changed by no notice.
    const over = { ...RENEWAL.currentDesignation, validTo: '2027-03-25' };
    expect(idsOf(issue('2027-03-30', { ...facts, currentDesignation: over }))).toEqual([
      'designationInForce',
      'withinCurrentPeriod',
      'inForceOnNotice',
    ]);
  });

  it('to refuse always carries a reason (行政手続法8条)', () => {
    const facts = sampleFacts('B');
    const decision = ask('examining', facts, { ...sampleEvent('DRAFT_REFUSAL', facts), reason: '　' } as CaseEvent);
    expect(unmetOf(decision)).toMatchObject([{ id: 'reason', legalBasis: '行政手続法8条' }]);
  });

  it('is told as it was approved, with a number and a date that is not before the approval', () => {
    const facts = factsReadyFor('B', 'ISSUE_DESIGNATION');
    const notice = { documentNumber: '', issuedOn: '2026-12-03' };
    expect(idsOf(ask('deciding.approved', facts, { type: 'ISSUE_DESIGNATION', ...notice }))).toEqual([
      'documentNumber',
      'date:issuedOn',
    ]);
    expect(idsOf(ask('deciding.approved', facts, sampleEvent('ISSUE_REFUSAL', facts)))).toEqual(['drafted:refuse']);
  });

  it('stands no longer when the opinion of 医療審議会 has fallen away since the draft', () => {
    for (const [type, state] of [
      ['APPROVE', 'deciding.drafted'],
      ['ISSUE_DESIGNATION', 'deciding.approved'],
    ] as const) {
      const ready = factsReadyFor('B', type);
      const hearings = ready.hearings.map((each) => ({ ...each, voided: each.council === 'medicalCouncil' }));
      expect(idsOf(ask(state, { ...ready, hearings }, sampleEvent(type, ready)))).toEqual(['concluded:medicalCouncil']);
    }
  });

  it('that is returned leaves what was heard as it was', () => {
    const facts = factsReadyFor('B', 'RETURN_DRAFT');
    const document: MemoryCase = { kind: 'B', state: 'deciding.drafted', facts, log: [] };
    const { after } = attempt(document, sampleEvent('RETURN_DRAFT', facts), person('prefectureApprover'), TODAY);
    expect(after.state).toBe('examining');
    expect(after.facts.draft).toBeNull();
    expect(ask('examining', after.facts, draftEvent({ validFrom: '2027-04-01' })).accepted).toBe(true);
  });

  it('falls with the examination when it is reopened, and the council named is heard again', () => {
    const facts = factsReadyFor('B', 'APPROVE');
    const document: MemoryCase = { kind: 'B', state: 'deciding.drafted', facts, log: [] };
    const event: CaseEvent = { type: 'REOPEN_EXAMINATION', reason: '実績が変わったため', rehear: ['medicalCouncil'] };
    const { after } = attempt(document, event, person('prefectureOfficer'), TODAY);
    expect(after.facts.draft).toBeNull();
    expect(idsOf(ask('examining', after.facts, draftEvent({ validFrom: '2027-04-01' })))).toEqual([
      'concluded:medicalCouncil',
    ]);
    expect(ask('examining', after.facts, { type: 'REFER_TO_MEDICAL_COUNCIL' }).accepted).toBe(true);
  });
});

it.each<[EventType, CaseState, Partial<Record<string, string>>]>([
  ['WITHDRAW', 'examining', { reason: '' }],
  ['PULL_BACK', 'submitted', { reason: '' }],
  ['CLOSE_CORRECTION', 'correcting', { reason: '' }],
  ['CANCEL_COUNCIL_REQUEST', 'coordinationCouncil.requested', { reason: '' }],
  ['REOPEN_EXAMINATION', 'medicalCouncil', { reason: '' }],
  ['RETURN_DRAFT', 'deciding.drafted', { comment: '' }],
])('%s is never done without a reason', (type, state, blank) => {
  const facts = factsReadyFor('B', type);
  const decision = ask(state, facts, { ...sampleEvent(type, facts), ...blank });
  expect(idsOf(decision)).toEqual([Object.keys(blank)[0]]);
});

it.each([
  ['correction', 'correcting', ['hospital', 'prefecture']],
  ['councilReport', 'coordinationCouncil.requested', ['healthCentre', 'prefecture']],
  ['processing', 'correcting', ['prefecture']],
] as const)('tells the side that a passed deadline of kind %s binds, and the prefecture', (deadline, state, sides) => {
  const facts = sampleFacts('B', { deadlines: [{ kind: deadline, dueOn: '2026-12-03', remindedOn: null }] });
  const [noted, ...told] = effectsOf(ask(state, facts, { type: 'DEADLINE_PASSED', deadline }));
  expect(noted).toEqual({ type: 'notePassedDeadline', kind: deadline });
  expect(told).toMatchObject(sides.map((to) => ({ type: 'notify', to, dueOn: '2026-12-03' })));
});

it('says in the words of the pages why it refuses', () => {
  const messageOf = (decision: Decided) => (decision.accepted ? '' : `${decision.code}：${decision.message}`);
  const facts = factsReadyFor('B', 'SUBMIT');
  const submit = { type: 'SUBMIT' } as const;
  expect(messageOf(ask('withdrawn', facts, submit))).toBe(
    'finalState：この申請は「取下げ」で終わっています。「申請を提出する」はできません。',
  );
  expect(messageOf(ask('examining', facts, submit))).toBe(
    'eventNotInState：段階が「審査」のときは「申請を提出する」はできません。',
  );
  expect(messageOf(ask('preparing', facts, submit, person('prefectureOfficer')))).toBe(
    'notYourRole：「申請を提出する」は「医療機関」が行う手続です。',
  );
  const incomplete = { ...facts, plan: null, evaluation: null };
  expect(messageOf(ask('preparing', incomplete, submit))).toBe(
    'conditionsUnmet：「申請を提出する」ができる条件がそろっていません（2件）。',
  );
});

it('takes no word of a deadline that is not over', () => {
  const facts = sampleFacts('B', { deadlines: [{ kind: 'correction', dueOn: TODAY, remindedOn: null }] });
  expect(idsOf(ask('correcting', facts, { type: 'DEADLINE_PASSED', deadline: 'correction' }))).toEqual([
    'deadlineOver',
  ]);
});

it('speaks of a renewal and a change in their own words', () => {
  const labels = (procedure: CaseFacts['procedure']) =>
    availableEvents({
      kind: 'B',
      state: 'medicalCouncil',
      facts: sampleFacts('B', { procedure }),
      actor: person('prefectureOfficer'),
      now: { today: TODAY },
    }).map(({ label }) => label);
  expect(labels('new')).toContain('指定を起案する');
  expect(labels('renewal')).toContain('指定の更新を起案する');
  expect(labels('change')).toContain('変更の承認を起案する');
});

it('does not decide a case on the facts of another kind', () => {
  const facts = sampleFacts('C1');
  expect(() =>
    decide({
      kind: 'B',
      state: 'preparing',
      facts,
      event: { type: 'SUBMIT' },
      actor: person('hospital'),
      now: { today: TODAY },
    }),
  ).toThrow('C-1');
});
