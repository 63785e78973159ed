/** Stories of what a renewal or a change asks for beside the designation in force, with a clock at Friday 2026-12-04. */
import {
  concludedHearings,
  draftEvent,
  person,
  sampleContent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  samplePlan,
  TODAY,
} from '../../test/support/procedure.js';
import type { CaseFacts, DesignationTerm } from './case/facts.js';
import { decide } from './decide.js';
import { decidedMatters } from './designation/designated-work.js';
import { correctedNoticeDayIsSound } from './conditions/decision.js';
import { conditionsOf, type CaseEvent, EVENTS } from './events/index.js';
import type { ProcedureType } from './terms/kinds.js';

const change = { on: '2026-11-25', text: '内科に改める', added: ['内科'], removed: ['外科'] };
const term = (changes: Partial<DesignationTerm> = {}): DesignationTerm => ({
  validFrom: '2024-04-01',
  validTo: '2027-03-31',
  work: { matters: ['外科'], changes: [] },
  restsOn: {
    noticedOn: '2023-10-30',
    heardOn: null,
    noticeNos: ['評第1号'],
    confirmations: [{ field: '外科', no: '架空第1号' }],
  },
  renewals: [],
  ...changes,
});

function c2(procedure: ProcedureType, content: object = {}, changes: Partial<CaseFacts> = {}): CaseFacts {
  const written = { ...sampleContent('C2'), ...content };
  const currentDesignation = procedure === 'new' ? null : term();
  return sampleFacts('C2', {
    procedure,
    content: written,
    currentDesignation,
    hearings: concludedHearings('C2'),
    ...changes,
  });
}

/** What is asked and was not confirmed, in words. */
function asked(facts: CaseFacts, event: CaseEvent, confirmed: string[] = []): string[] {
  const context = { facts, actor: person(EVENTS[event.type].role), now: { today: TODAY } };
  return conditionsOf(context, { ...event, confirmed })
    .filter(({ id, met }) => !met && /^strange:(work|content)/u.test(id))
    .map(({ text }) => text);
}
const submitted = (facts: CaseFacts, confirmed: string[] = []) =>
  asked({ ...facts, submittedOn: null }, { type: 'SUBMIT' }, confirmed);

describe('a renewal that changes the work', () => {
  it('of another 特定分野 is asked about, of the hospital and of whoever drafts, with both fields by name', () => {
    const facts = c2('renewal', {
      field: '内科',
      business: '高度な技能の修得に係る業務',
      environmentConfirmationNo: '架空第2号',
    });
    expect(submitted(facts)).toEqual([expect.stringMatching(/現在：外科。申請：内科/u)]);
    expect(asked(facts, draftEvent())).toEqual([expect.stringMatching(/現在：外科。申請：内科/u)]);
    for (const event of [draftEvent(), { type: 'SUBMIT' } as CaseEvent]) {
      const open = event.type === 'SUBMIT' ? { ...facts, submittedOn: null } : facts;
      expect(asked(open, event, ['work.changed=内科'])).toEqual([]);
      expect(asked(open, event, ['work.changed=救急科'])).toHaveLength(1);
    }
    expect(submitted(c2('renewal'))).toEqual([]);
  });

  it('of a field on the confirmation of another is asked about by its number (法120①)', () => {
    const facts = c2('renewal', {
      field: '内科',
      business: '高度な技能の修得に係る業務',
      environmentConfirmationNo: '架空 第１号',
    });
    expect(submitted(facts, ['work.changed=内科'])).toEqual([
      expect.stringMatching(/特定分野（外科）の確認の番号と同じです/u),
    ]);
    expect(asked(facts, draftEvent(), ['work.changed=内科'])).toHaveLength(1);
  });

  it('of another training of C-1 or another B sub-item is asked about', () => {
    const c1 = sampleFacts('C1', {
      procedure: 'renewal',
      content: {
        ...sampleContent('C1'),
        specialtyTraining: false,
        specialtyTraineesApplied: false,
      } as CaseFacts['content'],
      currentDesignation: term({ work: { matters: ['1号', '2号'], changes: [] } }),
    });
    expect(submitted(c1)).toEqual([
      expect.stringMatching(/現在：1号（臨床研修）、2号（専門研修）。申請：1号（臨床研修）/u),
    ]);
    const b = (matters: string[]) =>
      sampleFacts('B', { procedure: 'renewal', currentDesignation: term({ work: { matters, changes: [] } }) });
    expect(submitted(b(['(1)ア', '(2)ア']))).toHaveLength(1);
    expect(submitted(b(['(1)ア']))).toEqual([]);
  });

  it('says nothing where the register does not know the work of an older line', () => {
    const currentDesignation = term({ work: null });
    expect(submitted(c2('renewal', { field: '内科', environmentConfirmationNo: '2' }, { currentDesignation }))).toEqual(
      [],
    );
  });
});

describe('a change', () => {
  it('that changes nothing is asked about; one of the field is not', () => {
    const business = '高度な技能の修得に係る業務';
    expect(submitted(c2('change', { business }))).toEqual([
      expect.stringMatching(/特定分野（外科）は現在の指定と同じです/u),
    ]);
    expect(submitted(c2('change', { business }), ['work.same=外科'])).toEqual([]);
    expect(submitted(c2('change', { business, field: '内科', environmentConfirmationNo: '架空第2号' }))).toEqual([]);
  });

  it('of the field on the minister’s confirmation of the former one is asked about (則106③)', () => {
    const facts = c2('change', { business: '高度な技能の修得に係る業務', field: '内科' });
    expect(submitted(facts)).toEqual([expect.stringMatching(/内科の確認の番号ですか/u)]);
  });

  it('that is evaluated by a notice of the number of a former one is asked about (法116①後段)', () => {
    const facts = { ...c2('change'), submittedOn: null };
    const event = sampleEvent('RECORD_EVALUATION', facts);
    const context = { facts, actor: person('hospital'), now: { today: TODAY } };
    const said = conditionsOf(context, event).filter(({ id, met }) => id === 'strange:noticeNo' && !met);
    expect(said.map(({ text }) => text)).toEqual([
      expect.stringMatching(/業務の変更では、新しく受けた評価の通知書が要ります/u),
    ]);
  });
});

it('a business of another 特定分野 than the one applied for is asked about; 整形外科 does not name 外科', () => {
  expect(submitted(c2('new', { business: '外科の技能の修得', field: '内科' }))).toHaveLength(1);
  expect(submitted(c2('new', { business: '外科の技能の修得', field: '外科' }))).toEqual([]);
  const profile = { ...sampleFacts('C2').profile, specialtyFields: ['外科', '整形外科', '内科'] };
  expect(submitted(c2('new', { business: '整形外科の技能の修得', field: '外科' }, { profile }))).toEqual([
    expect.stringMatching(/特定分野の整形外科のこと/u),
  ]);
  const changed = { business: '技能の修得', change: { matters: '特定分野を内科に改める', reason: '医師の着任' } };
  expect(submitted(c2('change', changed), ['work.same=外科'])).toEqual([
    expect.stringMatching(/変更しようとする事項/u),
  ]);
});

it('what a renewal designates is what was applied for, with the changes that were approved since', () => {
  const currentDesignation = term({ work: { matters: ['内科'], changes: [change] } });
  const facts = c2('renewal', {}, { currentDesignation, submittedOn: '2026-11-20' });
  expect(decidedMatters(facts)).toEqual(['内科']);
  expect(asked(facts, draftEvent())).toEqual([]); // it is the work in force
  const later = c2('renewal', {}, { currentDesignation, submittedOn: '2026-11-26' });
  expect(decidedMatters(later)).toEqual(['外科']); // it was applied for after the change
  expect(asked(later, draftEvent())).toHaveLength(1);
});

describe('plans on the day on which a renewal is decided in deemed continuation (法113③一, 120①)', () => {
  const over = (type: 'DRAFT_DESIGNATION' | 'APPROVE' | 'ISSUE_DESIGNATION', today: string, skillTo = '2030-03-31') => {
    const content = sampleContent('C2');
    if (content.kind !== 'C2') throw new Error('not C2');
    const doctors = content.doctors.map((doctor) => ({ ...doctor, planTo: skillTo }));
    const approved = type === 'ISSUE_DESIGNATION' ? { approverId: 'prefectureApprover', approvedOn: today } : {};
    const facts = c2(
      'renewal',
      { doctors },
      {
        plan: { ...samplePlan, periodTo: '2027-08-31' },
        draft: type === 'DRAFT_DESIGNATION' ? null : sampleDraft('designate', { issueOn: today, ...approved }),
      },
    );
    const event = sampleEvent(type, facts, today);
    return conditionsOf({ facts, actor: person(EVENTS[type].role), now: { today } }, event)
      .filter(({ id, met }) => id === 'plansStillRun' && !met)
      .map(({ text, legalBasis }) => `${text} ${legalBasis}`)
      .join('');
  };

  it.each(['DRAFT_DESIGNATION', 'APPROVE', 'ISSUE_DESIGNATION'] as const)('are asked at %s', (type) => {
    expect(over(type, '2027-08-31')).toBe('');
    expect(over(type, '2027-09-01')).toMatch(
      /計画期間の終わり（令和9年8月31日（火））が更新を決定する日（令和9年9月1日（水））より前です/u,
    );
    expect(over(type, '2027-07-01', '2027-06-30')).toMatch(/技能研修計画の終わり.* 法120①, 則101①$/u);
  });
});

it('a renewal is not notified on a day on which its plan is over, written down at once or later, first or put right (法113③一)', () => {
  // The plan ends on 31.8.2027; approved on that day, written down on 10.9.
  const plan = { ...samplePlan, periodTo: '2027-08-31' };
  const draft = sampleDraft('designate', {
    issueOn: '2027-08-31',
    approverId: 'prefectureApprover',
    approvedOn: '2027-08-31',
  });
  const facts = c2('renewal', {}, { plan, draft });
  const now = { today: '2027-09-10' };
  const unmet = (issuedOn: string) => {
    const event = { ...sampleEvent('ISSUE_DESIGNATION', facts), issuedOn } as CaseEvent;
    const first = conditionsOf({ facts, actor: person('prefectureOfficer'), now }, event);
    return [first, correctedNoticeDayIsSound({ facts, now }, { issuedOn })].map((conditions) =>
      conditions.flatMap(({ id, met }) => (!met && id.startsWith('plansStillRun') ? [id] : [])),
    );
  };
  expect(unmet('2027-08-31')).toEqual([[], []]);
  expect(unmet('2027-09-01')).toEqual([['plansStillRunOnNotice'], ['plansStillRunOnNotice']]);
});

describe('the refusal of a renewal that is dated before a change that was approved meanwhile (法116①)', () => {
  const refuse = (issuedOn: string, confirmed: string[] = []) => {
    const work = { matters: ['内科'], changes: [{ ...change, on: '2027-06-01' }] };
    const facts = c2(
      'renewal',
      {},
      {
        currentDesignation: term({ work, renewals: [{ submittedOn: '2026-11-20', decidedOn: null }] }),
        draft: sampleDraft('refuse', { approverId: 'prefectureApprover', approvedOn: '2027-05-10', issueOn: null }),
      },
    );
    const event = { ...sampleEvent('ISSUE_REFUSAL', facts, '2027-06-10'), issuedOn, confirmed } as CaseEvent;
    const decision = decide({
      kind: 'C2',
      state: 'deciding.approved',
      facts,
      event,
      actor: person('prefectureOfficer'),
      now: { today: '2027-06-10' },
    });
    return decision.accepted ? [] : decision.conditions.map(({ text }) => text);
  };

  it('is asked about, and names the change', () => {
    expect(refuse('2027-05-20')).toEqual([expect.stringMatching(/令和9年6月1日（火）からの変更（内科に改める）/u)]);
    expect(refuse('2027-05-20', ['changesLost=2027-05-20'])).toEqual([]);
    expect(refuse('2027-06-02')).toEqual([]);
  });
});
