/** A refusal says its reasons (行政手続法8条), and whoever signs it sees what it ends: stories with a clock at Friday 2026-12-04. */
import {
  concludedHearings,
  factsReadyFor,
  person,
  refusalEvent,
  sampleFacts,
  TODAY,
} from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import { availableEvents, decide } from '../decide.js';
import type { CaseState } from '../terms/states.js';
import { reviewChecksOf } from './examination.js';

const QUESTION = 'refusal.withoutGround=true';
const drafted = (facts: CaseFacts, confirmed: string[] = [], state: CaseState = 'examining') =>
  decide({
    kind: facts.kind,
    state,
    facts,
    event: refusalEvent({ confirmed }),
    actor: person('prefectureOfficer'),
    now: { today: TODAY },
  });
const asked = (...of: Parameters<typeof drafted>) => {
  const decision = drafted(...of);
  return decision.accepted ? [] : decision.conditions.map(({ confirm }) => confirm);
};
const checked = (unmet: string[] = []): CaseFacts['examination'] =>
  Object.fromEntries(reviewChecksOf('B').map((id) => [id, { met: !unmet.includes(id), note: '' }]));
const sound = (changes: Partial<CaseFacts> = {}) =>
  sampleFacts('B', { examination: checked(), hearings: concludedHearings('B'), ...changes });

describe('a refusal that nothing speaks for is asked about once', () => {
  it('where every point is met and the councils agreed, and the answer is kept with the event and on the list of the draft', () => {
    expect(asked(sound(), [], 'medicalCouncil')).toEqual([QUESTION]);
    const decision = drafted(sound(), [QUESTION], 'medicalCouncil');
    if (!decision.accepted) throw new Error(decision.message);
    expect(decision.event).toMatchObject({ confirmed: [QUESTION] });
    const [draft] = decision.effects.flatMap((effect) => (effect.type === 'saveDraft' ? [effect.requirements] : []));
    expect(draft?.filter(({ id }) => id.startsWith('strange:'))).toEqual([
      expect.objectContaining({
        met: true,
        text: expect.stringMatching(/いずれも記録されていませんが、不指定を起案することを確かめています$/u) as string,
        legalBasis: '行政手続法8条',
      }),
    ]);
  });

  it('also before the councils are heard or a point is looked at: that is no reason', () => {
    expect(asked(sound({ hearings: [] }))).toEqual([QUESTION]);
    expect(asked(sound({ hearings: [], examination: {} }))).toEqual([QUESTION]);
  });

  it('not where something does: a point, what the application lacks, what a council objected to', () => {
    expect(asked(sound({ examination: checked(['R3']) }))).toEqual([]);
    expect(asked(sound({ attachedFiles: [] }))).toEqual([]);
    const against = concludedHearings('B').map((hearing) =>
      hearing.opinion === null
        ? hearing
        : { ...hearing, opinion: { ...hearing.opinion, opinion: 'disagreed' as const, remarks: '反対' } },
    );
    expect(asked(sound({ hearings: against }), [], 'medicalCouncil')).toEqual([]);
    // A condition is no objection, and R14 is only noted.
    const withConditions = against.map((hearing) =>
      hearing.opinion === null
        ? hearing
        : { ...hearing, opinion: { ...hearing.opinion, opinion: 'agreedWithConditions' as const } },
    );
    expect(asked(sound({ hearings: withConditions }), [], 'medicalCouncil')).toEqual([QUESTION]);
    expect(asked(sound({ examination: checked(['R14']) }))).toEqual([QUESTION]);
  });
});

describe('the ground of a refusal is judged again (行政手続法8条)', () => {
  // Refused on 2026-12-04 because the hospital holds a designation, which ends on Saturday, 2026-12-05.
  const held = { validFrom: '2023-12-06', validTo: '2026-12-05', renewals: [] };
  const basis = { requirements: [], changedSince: [] };
  const facts = (changes: object) =>
    sampleFacts('B', {
      heldDesignation: held,
      draft: { ...factsReadyFor('B', 'ISSUE_REFUSAL').draft!, issueOn: TODAY, basis, ...changes },
    });
  const notify = (issuedOn: string, changes: object = {}, confirmed: string[] = []) => {
    const decision = decide({
      kind: 'B',
      state: 'deciding.approved',
      facts: facts(changes),
      event: { type: 'ISSUE_REFUSAL', documentNumber: '地医第3号', issuedOn, confirmed },
      actor: person('prefectureOfficer'),
      now: { today: '2026-12-07' },
    });
    return decision.accepted
      ? decision.effects.flatMap((effect) => (effect.type === 'saveNoticeJudgement' ? effect.requirements : []))
      : decision.conditions.map(({ confirm }) => confirm);
  };
  const approve = (today: string, issueOn: string) => {
    const decision = decide({
      kind: 'B',
      state: 'deciding.drafted',
      facts: facts({ issueOn, approverId: null, approvedOn: null }),
      event: { type: 'APPROVE', comment: '' },
      actor: person('prefectureApprover'),
      now: { today },
    });
    return decision.accepted ? [] : decision.conditions.map(({ confirm }) => confirm);
  };

  it('on the day of the notice, and asked about where none is left', () => {
    expect(notify('2026-12-07')).toEqual([QUESTION]);
    expect(notify('2026-12-07', {}, [QUESTION])).toContainEqual(
      expect.objectContaining({ id: 'strange:refusal.withoutGround', met: true }),
    );
    // Given on 12-04 and written down later, it is of what held then.
    expect(notify('2026-12-04')).toContainEqual(expect.objectContaining({ id: 'noDesignationOfKind' }));
  });

  it('by whoever approves it, on the first day on which it may be notified', () => {
    expect(approve('2026-12-04', '2026-12-04')).toEqual([]);
    expect(approve('2026-12-04', '2026-12-07')).toEqual([QUESTION]);
    expect(approve('2026-12-07', '2026-12-04')).toEqual([QUESTION]);
  });

  it('and not where whoever drafted it has answered for having none', () => {
    const [answered] = factsReadyFor('B', 'ISSUE_REFUSAL').draft!.basis!.requirements;
    const drafted = { basis: { ...basis, requirements: [answered!] } };
    expect(notify('2026-12-07', drafted)).toContainEqual(expect.objectContaining({ id: 'approved', met: true }));
  });
});

describe('the refusal of a renewal', () => {
  // The term ended on 2026-11-30, the renewal arrived on 11-20; a change is approved from 2026-12-10 on.
  const currentDesignation = {
    validFrom: '2023-12-01',
    validTo: '2026-11-30',
    renewals: [{ submittedOn: '2026-11-20', decidedOn: null }],
    work: { matters: [], changes: [{ on: '2026-12-10', text: '小項目の追加', added: [], removed: [] }] },
  };
  const renewal = sound({ procedure: 'renewal', submittedOn: '2026-11-20', currentDesignation });
  const noted = (type: 'DRAFT_REFUSAL' | 'APPROVE', state: CaseState, facts: CaseFacts, today = TODAY) => {
    const actor = person(type === 'APPROVE' ? 'prefectureApprover' : 'prefectureOfficer');
    return availableEvents({ kind: 'B', state, facts, actor, now: { today } })
      .find((each) => each.type === type)
      ?.noted.flatMap(({ id, text }) => (id === 'changesKeepEffect' ? [text] : []));
  };
  const draft = factsReadyFor('B', 'ISSUE_REFUSAL').draft!;
  const waiting = (issueOn: string) => ({
    ...renewal,
    draft: { ...draft, issueOn, approvedOn: null, approverId: null },
  });

  it('names the approved changes that it ends to whoever drafts it, on the list of the draft, and to whoever signs it', () => {
    const NAMED = expect.stringContaining('令和8年12月10日（木）からの変更（小項目の追加）') as string;
    expect(noted('DRAFT_REFUSAL', 'examining', renewal)).toEqual([NAMED]);
    expect(noted('APPROVE', 'deciding.drafted', waiting('2026-12-07'))).toEqual([NAMED]);
    const decision = drafted(renewal, [QUESTION]);
    if (!decision.accepted) throw new Error(decision.message);
    const [kept] = decision.effects.flatMap((effect) => (effect.type === 'saveDraft' ? [effect.requirements] : []));
    expect(kept?.filter(({ id }) => id === 'changesKeepEffect')).toEqual([expect.objectContaining({ text: NAMED })]);
  });

  it('as of the day on which it may be notified: what begins before that holds', () => {
    expect(noted('APPROVE', 'deciding.drafted', waiting('2026-12-10'))).toHaveLength(1);
    expect(noted('APPROVE', 'deciding.drafted', waiting('2026-12-11'))).toEqual([]);
    expect(noted('APPROVE', 'deciding.drafted', waiting('2026-12-07'), '2026-12-11')).toEqual([]);
  });

  it('is kept with the notice too', () => {
    const facts = { ...renewal, draft };
    const event = {
      type: 'ISSUE_REFUSAL',
      documentNumber: '地医第2号',
      issuedOn: TODAY,
      confirmed: [`changesLost=${TODAY}`],
    } as const;
    const decision = decide({
      kind: 'B',
      state: 'deciding.approved',
      facts,
      event,
      actor: person('prefectureOfficer'),
      now: { today: TODAY },
    });
    if (!decision.accepted) throw new Error(JSON.stringify(decision.conditions));
    const [kept] = decision.effects.flatMap((effect) =>
      effect.type === 'saveNoticeJudgement' ? [effect.requirements] : [],
    );
    expect(kept?.map(({ id }) => id)).toContain('changesKeepEffect');
  });
});
