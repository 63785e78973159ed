/** Stories of a change and its term (法115②③, 116①), and of the articles on which a decision rests, with a clock at Friday 2026-12-04. */
import { person, sampleDraft, sampleFacts, TODAY } from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import type { IsoDate } from '../calendar/days.js';
import { decisionStillStands, firstDayIsSound } from './decision.js';

const current = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
const coming = { validFrom: '2027-04-01', validTo: '2030-03-31', renewals: [] };
const arrived = { submittedOn: '2026-11-01', decidedOn: null };

const change = (changes: Partial<CaseFacts> = {}) =>
  sampleFacts('B', { procedure: 'change', currentDesignation: current, ...changes });
const judged = (facts: CaseFacts, validFrom: IsoDate, today: IsoDate = TODAY) =>
  firstDayIsSound({ facts, actor: person('prefectureOfficer'), now: { today } }, { validFrom }).map(
    ({ met, text, legalBasis }) => `${met ? '' : '！'}${text}／${legalBasis}`,
  );

describe('a change begins', () => {
  it('in the term of the designation that it changes, its first and last day among it', () => {
    const within = ['変更は現在の指定の有効期間の内に始まります／法116①'];
    expect(judged(change(), '2026-12-04')).toEqual(within);
    expect(judged(change(), '2027-03-31')).toEqual(within);
    const [late] = judged(change(), '2027-04-01');
    expect(late).toBe(
      '！変更の始期が現在の指定の満了日（令和9年3月31日（水））より後です。始期を直してください／法116①',
    );
    const ahead = change({ currentDesignation: { ...current, validFrom: '2027-01-01', validTo: '2029-12-31' } });
    expect(judged(ahead, '2027-01-01')).toEqual(within);
    expect(judged(ahead, '2026-12-31')).toEqual([
      '！変更の始期が変更する指定の初日（令和9年1月1日（金））より前です。始期を直してください／法116①',
    ]);
  });

  it('in the coming term, where it is granted already (法115③)', () => {
    const granted = change({ comingDesignation: coming });
    expect(judged(granted, '2027-04-01')).toEqual([
      '変更は更新された指定（令和9年4月1日（木）から）の有効期間の内に始まります／法115③・116①',
    ]);
    expect(judged(granted, '2027-03-31')).toEqual(['変更は現在の指定の有効期間の内に始まります／法116①']);
    expect(judged(granted, '2030-04-01')).toEqual([
      '！変更の始期が更新された指定（令和9年4月1日（木）から）の満了日（令和12年3月31日（日））より後です。始期を直してください／法115③・116①',
    ]);
  });

  it('after the last day while a renewal that arrived in time is undecided (法115②)', () => {
    const continued = change({ currentDesignation: { ...current, renewals: [arrived] } });
    expect(judged(continued, '2027-04-01')).toEqual([
      '現在の指定は、更新の申請に処分がされるまで効力を有します／法115②',
    ]);
  });

  it('and not after a renewal was refused, though it begins on a day on which that was still undecided', () => {
    // Over on 30 November, kept in force until the refusal of 3 December; on 4 December nothing is in force that is changed from the 1st.
    const ended = { validFrom: '2023-12-01', validTo: '2026-11-30' };
    const of = (decidedOn: IsoDate | null) =>
      judged(change({ currentDesignation: { ...ended, renewals: [{ ...arrived, decidedOn }] } }), '2026-12-01');
    expect(of(null)[0]).toMatch(/^現在の指定は、更新の申請に処分がされるまで/u);
    expect(of('2026-12-03')[0]).toMatch(/^！変更の始期が現在の指定の満了日（令和8年11月30日（月））より後です/u);
    expect(of('2026-12-04')[0]).toMatch(/^！/u);
    expect(of('2026-12-05')[0]).toMatch(/^現在の指定は、/u);
  });
});

it('what is left to be designated is asked of a change by 法116①, of a renewal by 法115④', () => {
  const work = { matters: ['(1)ア'], changes: [] };
  const of = (procedure: 'renewal' | 'change') =>
    decisionStillStands({
      facts: sampleFacts('B', {
        procedure,
        currentDesignation: { ...current, work },
        draft: sampleDraft('designate'),
      }),
      actor: person('prefectureApprover'),
      now: { today: TODAY },
    }).filter(({ id }) => id === 'somethingIsDesignated');
  expect(of('change')).toMatchObject([{ met: true, legalBasis: '法116①' }]);
  expect(of('renewal')).toMatchObject([{ met: true, legalBasis: '法115④' }]);
});
