/** What a draft says, what it answers, what it rests on, and what that is worth later. */
import { attempt, type MemoryCase } from '../../test/support/memory-case.js';
import {
  concludedHearings,
  draftEvent,
  factsReadyFor,
  person,
  refusalEvent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  sampleProfile,
  TODAY,
} from '../../test/support/procedure.js';
import { councilRemarks, remarkName, termsOfNotice, termsPrintedTwice } from './case/council-remarks.js';
import { termsArePrintedOnce } from './conditions/decision.js';
import { decisionBasis } from './case/decision-basis.js';
import type { CaseFacts, HearingFacts, Opinion, RemarkAnswer } from './case/facts.js';
import { remarksAreAnswered } from './conditions/decision.js';
import { designationRequirements } from './conditions/designation-requirements.js';
import { everyCouncilIsHeard } from './conditions/hearings.js';
import { decide } from './decide.js';
import { type CaseEvent, EVENTS } from './events/index.js';
import { requiredActions } from './required-actions.js';
import { nextCouncil, taskOf } from './task.js';
import type { CaseState } from './terms/states.js';

function ask(state: CaseState, facts: CaseFacts, event: CaseEvent, today = TODAY) {
  const actor = person(EVENTS[event.type].role);
  const decision = decide({ kind: facts.kind, state, facts, event, actor, now: { today } });
  return decision.accepted ? [] : decision.conditions.map(({ id }) => id);
}

const draft = (facts: CaseFacts, changes: Parameters<typeof draftEvent>[0] = {}) =>
  ask('medicalCouncil', facts, draftEvent(changes));

const heard = (changes: Partial<CaseFacts> = {}) => sampleFacts('B', { hearings: concludedHearings('B'), ...changes });

describe('施行', () => {
  it('is an office day, today or later, and not after the first day of the designation', () => {
    // 2026-12-04 is a Friday; 12-05 a Saturday, 12-03 yesterday
    expect(draft(heard(), { issueOn: '2026-12-04' })).toEqual([]);
    expect(draft(heard(), { issueOn: '2026-12-05' })).toEqual(['date:issueOn']);
    expect(draft(heard(), { issueOn: '2026-12-03' })).toEqual(['date:issueOn']);
    expect(draft(heard(), { issueOn: '2027-04-01' })).toEqual([]);
    expect(draft(heard(), { issueOn: '2027-04-02' })).toEqual(['date:issueOn']);
    expect(ask('examining', heard(), refusalEvent({ issueOn: '2026-12-05' }))).toEqual(['date:issueOn']);
  });

  it('is the first day on which the notice goes out; later it still may, until the first day of the designation', () => {
    const approved = { approverId: 'prefectureApprover', approvedOn: '2026-12-04', issueOn: '2026-12-07' };
    const facts = heard({ draft: sampleDraft('designate', approved) });
    const issue = (issuedOn: string, today: string) =>
      ask('deciding.approved', facts, { type: 'ISSUE_DESIGNATION', documentNumber: '1', issuedOn }, today);
    expect(issue('2026-12-04', '2026-12-04')).toEqual(['date:issuedOn']);
    expect(issue('2026-12-07', '2026-12-07')).toEqual([]);
    expect(issue('2027-04-01', '2027-04-01')).toEqual([]);
    expect(issue('2027-04-02', '2027-04-02')).toEqual(['date:issuedOn']); // valid from 2027-04-01
    expect(issue('2027-04-01', '2027-04-05')).toEqual([]); // went out in time, recorded later
  });
});

it('起案 says why, for a grant too, and what is asked of the approver', () => {
  expect(draft(heard(), { text: ' ', reason: '' })).toEqual(['text', 'reason']);
});

it('a draft keeps the whole list of what a designation asks, as it was judged then', () => {
  const facts = heard();
  const actor = person('prefectureOfficer');
  const context = { facts, actor, now: { today: TODAY } };
  const decision = decide({ kind: 'B', state: 'medicalCouncil', event: draftEvent(), ...context });
  const saved = decision.accepted ? decision.effects.find(({ type }) => type === 'saveDraft') : undefined;
  expect(saved).toMatchObject({ requirements: expect.arrayContaining(designationRequirements(context)) as unknown });
});

describe('what a council said beyond its agreement', () => {
  const opinion = (said: Opinion, remarks: string, council: 'measuresCouncil' | 'medicalCouncil' = 'medicalCouncil') =>
    concludedHearings('B').map((hearing) =>
      hearing.council === council && hearing.opinion
        ? { ...hearing, opinion: { ...hearing.opinion, opinion: said, remarks } }
        : hearing,
    );
  const confirmation = (changes: Partial<NonNullable<HearingFacts['confirmation']>>) =>
    concludedHearings('B').map((hearing) =>
      hearing.confirmation ? { ...hearing, confirmation: { ...hearing.confirmation, ...changes } } : hearing,
    );

  it.each<[string, HearingFacts[], string | null]>([
    ['agreement without a word', opinion('agreed', ' '), null],
    ['agreement with a remark', opinion('agreed', '毎年の報告を望む'), '医療審議会の附帯意見'],
    ['agreement with conditions', opinion('agreedWithConditions', '毎年報告すること'), '医療審議会の条件'],
    ['an objection', opinion('disagreed', '認められない', 'measuresCouncil'), '医療対策協議会の異議'],
    [
      'a confirmation with a remark',
      confirmation({ remarks: '救急の集約を' }),
      '地域医療構想調整会議（架空圏）の附帯意見',
    ],
    [
      'a point not confirmed',
      confirmation({ points: { consistentWithPolicy: true, longHoursUnavoidable: false }, remarks: '疑問' }),
      '地域医療構想調整会議（架空圏）の確認できない項目',
    ],
  ])('%s', (_, hearings, name) => {
    const profile = { ...sampleProfile, mayOvercomeCouncils: true };
    const facts = heard({ hearings, profile });
    const remarks = councilRemarks(facts);
    expect(remarks.map((remark) => remarkName(remark, remark.planningAreaId === null ? '' : '架空'))).toEqual(
      name === null ? [] : [name],
    );
    if (name === null) return;
    const hearingId = remarks[0]?.hearingId ?? '';
    expect(draft(facts)).toEqual(['remarksAnswered']);
    expect(draft(facts, { answers: [{ hearingId, takenUp: false, text: ' ' }] })).toEqual(['remarksAnswered']);
    expect(draft(facts, { answers: [{ hearingId, takenUp: false, text: '別に定めがあるため' }] })).toEqual([]);
    expect(draft(facts, { answers: [{ hearingId, takenUp: true, text: '毎年報告すること' }] })).toEqual([]);
    // a refusal takes nothing up
    expect(ask('medicalCouncil', facts, refusalEvent())).toEqual([]);
    // and the approver signs for the answers too
    const unanswered = { ...facts, draft: sampleDraft('designate') };
    expect(ask('deciding.drafted', unanswered, { type: 'APPROVE', comment: '' })).toEqual(['remarksAnswered']);
  });

  it('is answered, and nothing else', () => {
    expect(draft(heard(), { answers: [{ hearingId: 'nobody', takenUp: true, text: '報告' }] })).toEqual([
      'onlyRemarksAnswered',
    ]);
  });

  it('is answered once: it is not taken up and passed over in one draft', () => {
    const facts = heard({ hearings: opinion('agreedWithConditions', '毎年報告すること') });
    const [{ hearingId = '' } = {}] = councilRemarks(facts);
    const answers = [true, false].map((takenUp) => ({ hearingId, takenUp, text: '毎年報告すること' }));
    expect(draft(facts, { answers })).toEqual(['remarksAnsweredOnce']);
  });

  describe('a condition and 附帯意見 in one answer', () => {
    const said = (opinion: Partial<NonNullable<HearingFacts['opinion']>>) =>
      concludedHearings('B').map((hearing) =>
        hearing.council === 'medicalCouncil' && hearing.opinion
          ? { ...hearing, opinion: { ...hearing.opinion, ...opinion } }
          : hearing,
      );
    const BOTH = {
      opinion: 'agreedWithConditions',
      remarks: '毎年報告すること',
      supplementaryOpinion: '救急の集約を望む',
    } as const;
    const facts = heard({ hearings: said(BOTH) });
    const hearingId = 'medicalCouncil-1';
    const condition = { hearingId, kind: 'condition', takenUp: true, text: '毎年度報告すること' } as const;
    const remark = { hearingId, kind: 'remark', takenUp: false, text: '別に定めがあるため' } as const;
    const refusal = (answers: readonly RemarkAnswer[], of = facts) => {
      const [met] = remarksAreAnswered({ facts: of }, { answers });
      return met?.met === false ? met.text : null;
    };

    it('are two entries: one is taken up, the other answered, and only the first becomes a condition of the notice', () => {
      expect(councilRemarks(facts).map((each) => [remarkName(each, ''), each.text])).toEqual([
        ['医療審議会の条件', '毎年報告すること'],
        ['医療審議会の附帯意見', '救急の集約を望む'],
      ]);
      const objected = heard({ hearings: said({ ...BOTH, opinion: 'disagreed' }) });
      expect(councilRemarks(objected).map((each) => remarkName(each, ''))).toEqual([
        '医療審議会の異議',
        '医療審議会の附帯意見',
      ]);
      expect(draft(facts, { answers: [condition, remark] })).toEqual([]);
      expect(termsOfNotice({ terms: '', answers: [condition, remark] })).toEqual(['毎年度報告すること']);
      // each either way
      const other = [
        { ...condition, takenUp: false },
        { ...remark, takenUp: true },
      ];
      expect(draft(facts, { answers: other })).toEqual([]);
      expect(termsOfNotice({ terms: '', answers: other })).toEqual(['別に定めがあるため']);
    });

    it('the one that is left unanswered is refused by its name', () => {
      expect(draft(facts, { answers: [condition] })).toEqual(['remarksAnswered']);
      expect(refusal([condition])).toContain('意見があります：医療審議会の附帯意見。');
      expect(refusal([remark])).toContain('意見があります：医療審議会の条件。');
      expect(refusal([])).toContain('意見があります：医療審議会の条件、医療審議会の附帯意見。');
      expect(draft(facts, { answers: [condition, remark, remark] })).toEqual(['remarksAnsweredOnce']);
      expect(draft(facts, { answers: [condition, remark, { ...remark, kind: 'objection' }] })).toEqual([
        'onlyRemarksAnswered',
      ]);
    });

    it('an answer that names no kind, as older drafts do, answers what the hearing said at first', () => {
      const { kind: _, ...older } = condition;
      expect(draft(heard({ hearings: said({ ...BOTH, supplementaryOpinion: '' }) }), { answers: [older] })).toEqual([]);
      expect(refusal([older])).toContain('意見があります：医療審議会の附帯意見。');
    });

    it('an agreement has 附帯意見 alone, wherever it was written', () => {
      for (const texts of [
        { remarks: '救急の集約を望む', supplementaryOpinion: '' },
        { remarks: '', supplementaryOpinion: '救急の集約を望む' },
      ]) {
        const agreed = heard({ hearings: said({ opinion: 'agreed', ...texts }) });
        expect(councilRemarks(agreed)).toMatchObject([{ kind: 'remark', text: '救急の集約を望む', beside: false }]);
        const { kind: _, ...older } = remark;
        expect(draft(agreed, { answers: [remark] })).toEqual([]);
        expect(draft(agreed, { answers: [older] })).toEqual([]);
      }
      const waiting = heard({ hearings: [sampleHearing('B', 'medicalCouncil', { opinion: null })] });
      const record = { ...sampleEvent('RECORD_MEDICAL_COUNCIL', waiting), ...BOTH };
      expect(ask('medicalCouncil', waiting, record as CaseEvent)).toEqual([]);
      expect(ask('medicalCouncil', waiting, { ...record, opinion: 'agreed' } as CaseEvent)).toEqual([
        'agreedWithoutCondition',
      ]);
    });

    it('附帯意見 that is added by a correction changes what the draft rests on; the new place alone does not', () => {
      const digestOf = (of: CaseFacts) =>
        decisionBasis(of, {
          attachments: null,
          arrival: null,
          designation: null,
          standing: null,
          coming: null,
          held: null,
        }).hearings;
      const former = {
        heldOn: '2026-12-02',
        answeredOn: '2026-12-02',
        body: 'plenary',
        opinion: 'agreed',
        remarks: '',
      };
      expect(digestOf(heard())).toContainEqual(expect.objectContaining({ opinion: former }));
      expect(JSON.stringify(digestOf(heard()))).not.toContain('supplementaryOpinion');
      const only = heard({ hearings: said({ ...BOTH, supplementaryOpinion: '' }) });
      expect(digestOf(facts)).not.toEqual(digestOf(only));
      // and the answers as they are then leave it out
      const drafted = { ...facts, draft: sampleDraft('designate', { answers: [condition] }) };
      expect(ask('deciding.drafted', drafted, { type: 'APPROVE', comment: '' })).toEqual(['remarksAnswered']);
    });
  });

  it('stands on the notice where it was taken up, after the terms of the draft itself', () => {
    const answers = [
      { hearingId: '1', takenUp: true, text: '毎年報告すること' },
      { hearingId: '2', takenUp: false, text: '別に定めがあるため' },
    ];
    expect(termsOfNotice({ terms: '計画を公表すること\n\n 派遣を見直すこと ', answers })).toEqual([
      '計画を公表すること',
      '派遣を見直すこと',
      '毎年報告すること',
    ]);
  });

  it('is asked about where the notice would print it twice: typed, and taken up of a council', () => {
    const answers = [
      { hearingId: '1', takenUp: true, text: '毎年 報告すること' },
      { hearingId: '2', takenUp: false, text: '計画を公表すること' },
    ];
    const asked = (terms: string, confirmed: string[] = []) =>
      termsArePrintedOnce({ terms, answers }, { confirmed }).flatMap(({ met, confirm }) => (met ? [] : [confirm]));
    expect(asked('計画を公表すること')).toEqual([]); // the other one is not taken up
    expect(asked('計画を公表すること\n毎年報告すること。')).toEqual(['terms.twice=毎年 報告すること']);
    expect(asked('毎年報告すること。', ['terms.twice=毎年 報告すること'])).toEqual([]);
    for (const number of ['１　', '1. ', '(1) ', '（ア）', '①', '・'])
      expect(asked(`計画を公表すること\n${number}毎年報告すること。`)).toEqual(['terms.twice=毎年 報告すること']);
    expect(asked('3年ごとに毎年報告すること。')).toEqual([]);
    const twoLines = [{ hearingId: '1', takenUp: true, text: '毎年報告すること\n計画を見直すこと' }];
    expect(termsPrintedTwice({ terms: '計画を見直すこと。', answers: twoLines })).toEqual(['計画を見直すこと']);
    const draft = draftEvent({ terms: '同じ条件\n同じ条件' });
    expect(ask('examining', heard(), draft)).toContain('strange:terms.twice');
  });

  it('a council that no article names can be gone past for a reason where the profile allows it, 医療審議会 never', () => {
    const doubted = confirmation({
      points: { consistentWithPolicy: true, longHoursUnavoidable: false },
      remarks: '疑問',
    });
    const onlyCoordination = doubted.slice(0, 1);
    const strict = heard({ hearings: onlyCoordination });
    const lenient = { ...strict, profile: { ...sampleProfile, mayOvercomeCouncils: true } };
    const refer = (facts: CaseFacts) =>
      ask('coordinationCouncil.reported', facts, { type: 'REFER_TO_MEASURES_COUNCIL' });
    expect(refer(strict)).toEqual(['concluded:coordinationCouncil']);
    expect(refer(lenient)).toEqual([]);
    expect([nextCouncil(strict), nextCouncil(lenient)]).toEqual(['coordinationCouncil', 'measuresCouncil']);
    // whoever would rather ask it again may
    expect(ask('coordinationCouncil.reported', lenient, sampleEvent('REQUEST_COORDINATION_COUNCIL', lenient))).toEqual(
      [],
    );

    const objected = { ...strict, hearings: opinion('disagreed', '認められない', 'measuresCouncil') };
    expect(draft(objected)).toEqual(['concluded:measuresCouncil', 'remarksAnswered']);
    // What is said is what was recorded: not that nothing was.
    const saidOf = (facts: CaseFacts) => everyCouncilIsHeard({ facts, now: { today: TODAY } }).map(({ text }) => text);
    expect(saidOf(objected)).toContainEqual(expect.stringContaining('医療対策協議会の意見は反対です'));
    expect(saidOf(strict)).toContainEqual(expect.stringContaining('地域医療構想調整会議の報告に、確認できない項目'));
    expect(saidOf({ ...strict, hearings: [] })).toContainEqual(expect.stringContaining('協議結果が記録されていません'));

    const unasked = { ...lenient, hearings: doubted.slice(0, 2) };
    const answers = councilRemarks(unasked).map(({ hearingId }) => ({ hearingId, takenUp: false, text: '理由' }));
    expect(draft(unasked, { answers })).toEqual(['concluded:medicalCouncil']);
    const silent = { ...lenient, hearings: [sampleHearing('B', 'coordinationCouncil', { reportedOn: null })] };
    expect(refer(silent)).toContain('concluded:coordinationCouncil');
  });
});

describe('what changed since the draft', () => {
  const approved = { approverId: 'prefectureApprover', approvedOn: '2026-12-04' };
  // The refusal is one for which whoever drafted it has answered.
  const requirements = sampleDraft('refuse').basis?.requirements ?? [];
  const basis = { requirements, changedSince: ['establisher', 'hearings'] as const };
  const actions = (state: CaseState, facts: CaseFacts) =>
    requiredActions({
      kind: 'B',
      procedure: 'new',
      state,
      facts,
      actor: person('prefectureOfficer'),
      now: { today: TODAY },
    }).sentence;

  it.each([
    ['APPROVE', 'deciding.drafted', 'designate', {}],
    ['ISSUE_DESIGNATION', 'deciding.approved', 'designate', approved],
    ['APPROVE', 'deciding.drafted', 'refuse', {}],
    ['ISSUE_REFUSAL', 'deciding.approved', 'refuse', approved],
  ] as const)('keeps %s from %s of a draft to %s, and is named', (type, state, outcome, changes) => {
    const facts = heard({ draft: sampleDraft(outcome, { ...changes, basis }) });
    const actor = person(EVENTS[type].role);
    const event = sampleEvent(type, facts);
    const decision = decide({ kind: 'B', state, facts, event, actor, now: { today: TODAY } });
    expect(decision).toMatchObject({ accepted: false, conditions: [{ id: 'basisUnchanged' }] });
    const again =
      state === 'deciding.drafted'
        ? '審査を再開して改めて起案してください'
        : '決裁者が起案を戻してから、改めて起案してください';
    expect(decision.accepted ? '' : decision.conditions[0]?.text).toBe(
      `医療機関の登録（開設者）、会議体の意見が起案の後に変わりました。${again}`,
    );
    expect(actions(state, facts)).toContain('医療機関の登録（開設者）、会議体の意見が起案の後に変わったため');
    expect(ask(state, facts, { type: 'RETURN_DRAFT', comment: '開設者が変わったため' })).toEqual([]);
    // the same draft on an unchanged basis goes through
    expect(ask(state, { ...facts, draft: sampleDraft(outcome, changes) }, event)).toEqual([]);
  });

  it('is not known of a draft from before it was kept: it is drafted anew', () => {
    const facts = heard({ draft: sampleDraft('designate', { basis: null }) });
    expect(ask('deciding.drafted', facts, { type: 'APPROVE', comment: '' })).toEqual(['basisUnchanged']);
  });

  it('a draft keeps the list of what a designation asks as the drafter saw it, a refusal what is not met too', () => {
    const missing = sampleFacts('B', { hearings: [] });
    const document: MemoryCase = { kind: 'B', state: 'examining', facts: missing, log: [] };
    const { after } = attempt(document, refusalEvent(), person('prefectureOfficer'), TODAY);
    const unmet = after.facts.draft?.basis?.requirements.filter(({ met }) => !met).map(({ id }) => id);
    expect(unmet).toEqual(['concluded:coordinationCouncil', 'concluded:measuresCouncil', 'concluded:medicalCouncil']);
    expect(after.facts.draft?.basis?.changedSince).toEqual([]);
  });
});

it('a returned draft stands there with its reason until the next one is made, and nobody is heard again', () => {
  const facts = factsReadyFor('B', 'RETURN_DRAFT');
  const document: MemoryCase = { kind: 'B', state: 'deciding.drafted', facts, log: [] };
  const returned = attempt(
    document,
    { type: 'RETURN_DRAFT', comment: '理由を補うこと' },
    person('prefectureApprover'),
    TODAY,
  ).after;
  expect(returned.facts.returnedDraft).toEqual({
    reason: '理由を補うこと',
    returnedOn: TODAY,
    approverName: 'prefectureApprover',
  });
  expect(taskOf(returned.state, returned.facts)).toBe('draft');
  const again = attempt(returned, draftEvent(), person('prefectureOfficer'), TODAY);
  expect(again.decision.accepted).toBe(true);
  expect(again.after.facts.returnedDraft).toBeNull();
});
