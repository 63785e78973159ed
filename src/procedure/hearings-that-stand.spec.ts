/** Which hearings a decision rests on: those of the areas of the case, asked after the receipt, answered before what rests on them. */
import {
  concludedHearings,
  draftEvent,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleArea,
  sampleContent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  sampleProfile,
  TODAY,
} from '../../test/support/procedure.js';
import type { CaseFacts, HearingFacts } from './case/facts.js';
import { requestsElsewhereInWords } from './case/hearings.js';
import { decide } from './decide.js';
import { type CaseEvent, EVENTS } from './events/index.js';
import { lostRequirements } from './lost-requirements.js';
import { correctionOfRecordConditions } from './record-corrections.js';
import { recordedFact, type RecordName } from './recorded-facts.js';
import { nextCouncil } from './task.js';
import type { CaseState } from './terms/states.js';

function unmet(facts: CaseFacts, event: CaseEvent, state: CaseState = 'examining') {
  const actor = person(EVENTS[event.type].role);
  const decision = decide({ kind: facts.kind, state, facts, event, actor, now: { today: TODAY } });
  return decision.accepted ? [] : decision.conditions;
}
const ids = (...attempt: Parameters<typeof unmet>) => unmet(...attempt).map(({ id }) => id);
const request = (planningAreaIds: string[], facts: CaseFacts) =>
  ({ ...sampleEvent('REQUEST_COORDINATION_COUNCIL', facts), planningAreaIds }) as CaseEvent;

describe('the registry moves the institution into another area after its council was heard', () => {
  const { institution, planningAreas } = sampleFacts('B');
  const moved = sampleFacts('B', {
    hearings: concludedHearings('B'),
    institution: { ...institution, planningAreaId: OTHER_AREA },
    planningAreas: {
      ...planningAreas,
      [OWN_AREA]: sampleArea(OWN_AREA, '十勝'),
      [OTHER_AREA]: sampleArea(OTHER_AREA, '釧路'),
    },
  });

  it('so that the council of the new area is still to be heard, and the refusal says which', () => {
    const [refused, ...others] = unmet(moved, draftEvent());
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ id: 'concluded:coordinationCouncil' });
    expect(refused?.text).toContain('意見を聴いた地域医療構想調整会議は十勝圏のもの');
    expect(refused?.text).toContain('今は釧路圏です。審査を再開して釧路圏の地域医療構想調整会議に依頼してください');
    expect(nextCouncil(moved)).toBe('coordinationCouncil');
  });

  it('and can be asked; the area that was heard cannot be in its place', () => {
    expect(ids(moved, request([OTHER_AREA], moved))).toEqual([]);
    expect(ids(moved, request([OWN_AREA], moved))).toContain('ownAreaAsked');
  });

  it('and once it has confirmed the case goes on', () => {
    const heard = sampleHearing('B', 'coordinationCouncil', { id: 'again', planningAreaId: OTHER_AREA });
    const facts = { ...moved, hearings: [...moved.hearings, heard] };
    expect(ids(facts, draftEvent())).toEqual([]);
    expect(ids(facts, request([OTHER_AREA], facts))).toContain('notConcluded:coordinationCouncil');
  });

  it('but a designation that was notified before rests on the area of its day', () => {
    const draft = sampleDraft('designate', {
      approverId: 'prefectureApprover',
      approvedOn: TODAY,
      basis: { requirements: [], changedSince: ['planningArea'] },
    });
    const context = { facts: { ...moved, draft }, actor: person('prefectureOfficer'), now: { today: TODAY } };
    const corrected: RecordName = { type: 'report', hearingId: 'coordinationCouncil-1' };
    expect(lostRequirements('designated', context, [corrected])).toEqual([]);
  });
});

describe('the registry moves the institution while a council is asked', () => {
  const areas = { [OWN_AREA]: sampleArea(OWN_AREA, '十勝'), [OTHER_AREA]: sampleArea(OTHER_AREA, '釧路') };
  const asked = (kind: 'B' | 'RENKEI_B', changes: Partial<HearingFacts> = {}, planningAreaId: string = OTHER_AREA) => {
    const facts = sampleFacts(kind);
    const waits = { reportedOn: null, confirmation: null, convened: null, ...changes };
    return sampleFacts(kind, {
      hearings: [sampleHearing(kind, 'coordinationCouncil', { planningAreaId: OWN_AREA, ...waits })],
      institution: { ...facts.institution, planningAreaId },
      planningAreas: { ...facts.planningAreas, ...areas },
    });
  };

  it('the case says whose council is asked, and which one is needed', () => {
    expect(requestsElsewhereInWords(asked('B'))).toBe(
      '依頼している調整会議は十勝圏のものですが、医療機関の登録の構想区域は、今は釧路圏です。指定には、釧路圏の調整会議の確認が要ります。',
    );
    expect(requestsElsewhereInWords(asked('RENKEI_B'))).toBe(
      '依頼している調整会議は十勝圏のものですが、医療機関の登録の構想区域は、今は釧路圏です。十勝圏は、派遣先の区域でもありません。',
    );
  });

  it('but says nothing where the area is as it was, of a destination, answered or taken back', () => {
    expect(requestsElsewhereInWords(asked('B', {}, OWN_AREA))).toBeNull();
    expect(requestsElsewhereInWords(asked('B', { voided: true }))).toBeNull();
    expect(requestsElsewhereInWords(asked('B', { reportedOn: TODAY }))).toBeNull();
    const { content, ...sent } = asked('RENKEI_B');
    if (content.kind !== 'RENKEI_B') throw new Error('of another kind');
    const destinations = content.destinations.map((each) => ({ ...each, planningAreaId: OWN_AREA }));
    expect(requestsElsewhereInWords({ ...sent, content: { ...content, destinations } })).toBeNull();
  });
});

describe('a 補正 takes a destination of 連携B away whose area did not confirm', () => {
  const doubt = (hearing: HearingFacts): HearingFacts => ({
    ...hearing,
    confirmation: hearing.confirmation && {
      ...hearing.confirmation,
      points: { ...hearing.confirmation.points, dispatchNecessary: false },
      remarks: '派遣の必要が確かめられない',
    },
  });
  const coordination = (planningAreaId: string) =>
    sampleHearing('RENKEI_B', 'coordinationCouncil', { id: `of-${planningAreaId}`, planningAreaId });
  const { content } = sampleFacts('RENKEI_B');
  const without = (facts: CaseFacts): CaseFacts => ({
    ...facts,
    content: { ...content, destinations: [] } as unknown as CaseFacts['content'],
  });
  const facts = sampleFacts('RENKEI_B', { hearings: [coordination(OWN_AREA), doubt(coordination(OTHER_AREA))] });
  const refer = (of: CaseFacts) =>
    ids(of, sampleEvent('REFER_TO_MEASURES_COUNCIL', of), 'coordinationCouncil.reported');

  it('so that nothing of it is left to be asked, and what was confirmed stays heard', () => {
    expect(sampleContent('RENKEI_B')).toMatchObject({ destinations: [{ planningAreaId: OTHER_AREA }] });
    expect(refer(facts)).toEqual(['concluded:coordinationCouncil']);
    expect(refer(without(facts))).toEqual([]);
  });

  it('and another area is asked without it', () => {
    const both = { ...facts, hearings: [doubt(coordination(OWN_AREA)), doubt(coordination(OTHER_AREA))] };
    expect(ids(both, request([OWN_AREA], both))).toEqual(['unconfirmedAreasAsked']);
    expect(ids(without(both), request([OWN_AREA], both))).toEqual([]);
    expect(refer(without(both))).toEqual(['concluded:coordinationCouncil']);
  });

  it('and where no area is left that was heard, the council is still to be heard', () => {
    const alone = without({ ...facts, hearings: [doubt(coordination(OTHER_AREA))] });
    expect(refer(alone)).toEqual(['concluded:coordinationCouncil']);
  });
});

it('what was asked before the application was received was not asked about it', () => {
  // Received on 2026-11-24.
  const asked = (requestedOn: string) =>
    sampleFacts('B', {
      hearings: concludedHearings('B').map((each) =>
        each.council === 'medicalCouncil'
          ? {
              ...each,
              requestedOn,
              opinion: each.opinion && { ...each.opinion, heldOn: requestedOn, answeredOn: requestedOn },
            }
          : each,
      ),
    });
  expect(ids(asked('2026-11-24'), draftEvent())).toEqual([]);
  expect(ids(asked('2026-11-23'), draftEvent())).toEqual(['answeredInTime:medicalCouncil']);
  const [refused] = unmet(asked('2019-11-25'), draftEvent());
  expect(refused?.text).toContain('受付 令和8年11月24日、意見を求めた日 令和元年11月25日');
});

describe('a corrected answer of a council', () => {
  const officer = person('prefectureOfficer');
  const corrected = (hearings: HearingFacts[], name: RecordName, changes: object, actor = officer) => {
    const facts = sampleFacts('B', { hearings });
    const record = recordedFact('medicalCouncil', facts, name)!;
    const values = { ...record.values, ...changes };
    return correctionOfRecordConditions({ facts, actor, now: { today: TODAY } }, record, { values, reason: '誤記' })
      .filter(({ met }) => !met)
      .map(({ text }) => text);
  };
  const on = (council: HearingFacts['council'], requestedOn: string, heldOn: string) =>
    sampleHearing('B', council, {
      requestedOn,
      opinion: {
        heldOn,
        answeredOn: heldOn,
        body: 'plenary',
        opinion: 'agreed',
        remarks: '',
        supplementaryOpinion: '',
      },
    });
  // 調整会議 reported on 12-01; 対策協 asked on 12-01 and held on 12-01; 審議会 asked on 12-02.
  const heard = [
    sampleHearing('B', 'coordinationCouncil'),
    on('measuresCouncil', '2026-12-01', '2026-12-01'),
    on('medicalCouncil', '2026-12-02', '2026-12-03'),
  ];
  const MEASURES: RecordName = { type: 'opinion', hearingId: 'measuresCouncil-1' };
  const REPORT: RecordName = { type: 'report', hearingId: 'coordinationCouncil-1' };

  it('lies not after the day on which the next one was asked', () => {
    expect(corrected(heard, MEASURES, { heldOn: '2026-12-02' })).toEqual([]);
    expect(corrected(heard, MEASURES, { heldOn: '2026-12-03' })).toEqual([
      expect.stringContaining('次に聴く会議体に依頼し、又は諮問した日（令和8年12月2日（水））より後です'),
    ]);
    expect(corrected(heard, REPORT, { reportedOn: '2026-12-02' }, person('healthCentre'))).toEqual([
      expect.stringContaining('次に聴く会議体に依頼し、又は諮問した日（令和8年12月1日（火））より後です'),
    ]);
  });

  it('says nothing of one that was asked before it answered, as where it was heard again', () => {
    const again = [heard[0]!, on('measuresCouncil', '2026-12-02', '2026-12-03'), heard[2]!];
    expect(corrected(again, MEASURES, { heldOn: '2026-12-04' })).toEqual([]);
  });

  it('of another order of the profile, where 対策協 is the last, bars nothing', () => {
    const profile = {
      ...sampleProfile,
      councils: { ...sampleProfile.councils, C1: ['medicalCouncil', 'measuresCouncil'] as const },
    };
    const facts = sampleFacts('C1', {
      profile,
      hearings: [heard[2]!, on('measuresCouncil', '2026-12-03', '2026-12-03')],
    });
    const record = recordedFact('measuresCouncil', facts, MEASURES)!;
    const order = { values: { ...record.values, heldOn: TODAY }, reason: '誤記' };
    const now = { today: TODAY };
    expect(
      correctionOfRecordConditions({ facts, actor: officer, now }, record, order).filter(({ met }) => !met),
    ).toEqual([]);
  });
});
