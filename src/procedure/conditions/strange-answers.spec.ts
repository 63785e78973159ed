/** What is possible, and strange enough to be asked about once: stories with a clock at Friday 2026-12-04. */
import {
  concludedHearings,
  factsReadyFor,
  person,
  sampleContent,
  sampleEvent,
  sampleFacts,
  sampleResult,
  TODAY,
} from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import { conditionsOf, type EventOf } from '../events/index.js';
import { strangeAnswersAreConfirmed } from './strange-answers.js';
import { applicationIsComplete } from './submission.js';

const open = (facts: CaseFacts, confirmed: string[] = [], today = TODAY) =>
  strangeAnswersAreConfirmed({ facts, actor: person('hospital'), now: { today } }, { confirmed }).flatMap(
    ({ met, confirm }) => (met ? [] : [confirm]),
  );

describe('a renewal that comes strangely early is asked about, and never refused (no article says from when on)', () => {
  const currentDesignation = { validFrom: '2025-01-01', validTo: '2027-12-31', renewals: [] };
  const renewal = (changes: Partial<CaseFacts> = {}) =>
    sampleFacts('B', { procedure: 'renewal', submittedOn: null, currentDesignation, ...changes });
  const QUESTION = 'renewal.early=2027-12-31';

  it('from more than the months of the profile before the last day on: twelve before 2027-12-31 is 2026-12-31', () => {
    expect(open(renewal(), [], '2026-12-30')).toEqual([QUESTION]);
    expect(open(renewal(), [QUESTION], '2026-12-30')).toEqual([]);
    expect(open(renewal(), [], '2026-12-31')).toEqual([]);
    expect(open(renewal(), ['renewal.early=2024-12-31'], '2026-12-30')).toEqual([QUESTION]);
  });

  it('before the first day of the term that it would renew too (法115① does not say)', () => {
    const ahead = { validFrom: '2027-01-01', validTo: '2029-12-31', renewals: [] };
    expect(open(renewal({ currentDesignation: ahead }), [], '2026-12-04')).toEqual(['renewal.early=2029-12-31']);
  });

  it('once: not again with a correction, nor of the hospital where the arrival of its paper was noted', () => {
    expect(open(renewal({ paperArrivedOn: '2026-12-30' }), [], '2026-12-30')).toEqual([]);
    expect(open(renewal({ submittedOn: '2026-12-04' }), [], '2026-12-30')).toEqual([]);
  });

  it('and no new application or change', () => {
    for (const procedure of ['new', 'change'] as const)
      expect(open(renewal({ procedure }), [], '2026-12-04')).toEqual([]);
  });
});

it('the number of the notice on which a change of the term rested is asked about where the renewal is submitted, too (法113④)', () => {
  const of = (noticeNos: string[], procedure: CaseFacts['procedure'] = 'renewal') =>
    sampleFacts('B', {
      procedure,
      currentDesignation: {
        validFrom: '2024-04-01',
        validTo: '2027-03-31',
        renewals: [],
        restsOn: { noticedOn: null, heardOn: null, noticeNo: '評第1号', noticeNos },
      },
      evaluation: { appliedOn: '2026-06-01', receiptNo: '1', result: { ...sampleResult, noticeNo: '評第７号' } },
    });
  expect(open(of(['評第1号', '評第7号']))).toEqual(['noticeNo=評第７号']);
  expect(open(of(['評第1号', '評第7号']), ['noticeNo=評第７号'])).toEqual([]);
  expect(open(of(['評第1号']))).toEqual([]);
  expect(open(of(['評第7号'], 'new'))).toEqual([]);
});

describe('a change of a designation that is not in force yet is asked about, and never refused (法116① does not say)', () => {
  // Designated from 2026-12-10 by a notice of 2026-11-20; today is 2026-12-04.
  const currentDesignation = { validFrom: '2026-12-10', validTo: '2029-12-09', since: '2026-11-20', renewals: [] };
  const change = (changes: Partial<CaseFacts> = {}) =>
    sampleFacts('B', { procedure: 'change', submittedOn: null, currentDesignation, ...changes });
  const QUESTION = 'change.ahead=2026-12-10';

  it('until the day before its first one', () => {
    expect(open(change())).toEqual([QUESTION]);
    expect(open(change(), [QUESTION])).toEqual([]);
    expect(open(change(), ['change.ahead=2027-01-10'])).toEqual([QUESTION]);
    expect(open(change(), [], '2026-12-09')).toEqual([QUESTION]);
    expect(open(change(), [], '2026-12-10')).toEqual([]);
  });

  it('by the first day of the designation as it goes on, not of a term that a renewal opens', () => {
    expect(open(change({ currentDesignation: { ...currentDesignation, inForceFrom: '2023-12-10' } }))).toEqual([]);
  });

  it('once: not again with a correction, nor of the hospital where the arrival of its paper was noted', () => {
    expect(open(change({ submittedOn: '2026-12-03' }))).toEqual([]);
    expect(open(change({ paperArrivedOn: '2026-12-03' }))).toEqual([]);
  });

  it('and no renewal', () => {
    expect(open(change({ procedure: 'renewal' }))).not.toContain(QUESTION);
  });
});

describe('連携B sends to others than the hospital itself (法118①: 他の病院又は診療所)', () => {
  const institution = { name: '医療法人社団 髙﨑会 見本濱病院', planningAreaId: 'tokachi' };
  const sentTo = (institutionName: string, planningAreaId = 'tokachi', elsewhere = '', own = institution) => {
    const facts = sampleFacts('RENKEI_B');
    const content = sampleContent('RENKEI_B');
    if (content.kind !== 'RENKEI_B') throw new Error('not 連携B');
    const destinations = content.destinations.map((each) => ({ ...each, institutionName, planningAreaId, elsewhere }));
    const of = {
      ...facts,
      institution: { ...facts.institution, ...own },
      content: { ...content, destinations },
    };
    const context = { facts: of, actor: person('hospital'), now: { today: TODAY } };
    const isOther = applicationIsComplete(context).find(({ id }) => id === 'sentToOthers')?.met;
    return isOther === false ? 'refused' : open(of).length > 0 ? 'asked' : 'passes';
  };

  it.each([
    ['医療法人社団 髙﨑会 見本濱病院', 'refused'],
    ['医療法人社団髙﨑会　見本濱病院', 'refused'], // spaces
    ['医療法人社団　高崎会　見本浜病院', 'refused'], // 異体字
    ['髙﨑会 見本濱病院', 'refused'], // without the kind of 法人
    ['(医)高崎会見本浜病院', 'refused'],
    ['見本浜病院', 'asked'], // without the name of the 法人 too
    ['見本濱病院', 'asked'],
    ['見本濱病院　整形外科', 'asked'],
    ['髙﨑会 見本濱病院　整形外科', 'asked'],
    ['髙﨑会 見本濱病院（本院）', 'asked'],
    ...['当院', '自院', '本院', '当病院　整形外科', '同上'].map((word) => [word, 'asked']),
    ...['弊院', '貴院', '当該病院', '当法人', '当医療機関', '同医療機関 救急科', '〃'].map((word) => [word, 'asked']),
    ['見本浜総合病院', 'asked'], // with 総合 or without
    ['根室海灯病院', 'passes'],
    ['当別緑風病院', 'passes'],
    ['根室海灯総合病院', 'passes'],
    ['根室海灯病院　整形外科', 'passes'],
    ['病院', 'passes'],
  ])('%s in the own area: %s', (name, answer) => {
    expect(sentTo(name)).toBe(answer);
  });

  it('a name without 総合 that the hospital bears is asked about', () => {
    const named = { ...institution, name: '見本濱総合病院' };
    expect(sentTo('見本浜病院', 'tokachi', '', named)).toBe('asked');
    expect(sentTo('見本浜総合病院', 'tokachi', '', named)).toBe('refused');
    expect(sentTo('根室総合病院', 'tokachi', '', named)).toBe('passes');
  });

  // One of another prefecture was let pass unasked: a place that is typed wrongly would hide the hospital itself.
  it('another spelling in another area is asked about, and so is one of the same name in another prefecture', () => {
    expect(sentTo('高崎会見本浜病院', 'nemuro')).toBe('asked');
    expect(sentTo('医療法人社団髙﨑会見本濱病院', 'nemuro')).toBe('refused'); // a wrong area would hide it
    expect(sentTo('医療法人社団 髙﨑会 見本濱病院', '', '青森県八戸市')).toBe('asked');
    expect(sentTo('見本浜病院', '', '青森県八戸市')).toBe('asked');
    expect(sentTo('根室海灯病院', '', '青森県八戸市')).toBe('passes');
  });
});

it('B: (1)ア and (1)イ together are asked about once: an institution is one of 三次救急 or of 二次救急', () => {
  const facts = sampleFacts('B', { submittedOn: null });
  const [first] = facts.profile.subItems;
  if (!first) throw new Error('no sub-item');
  const second = { ...first, code: '(1)イ', label: '二次救急', otherThan: first.code };
  const profile = { ...facts.profile, subItems: [first, second] };
  const asked = (subItems: string[], confirmed: string[] = []) => {
    const content = sampleContent('B');
    if (content.kind !== 'B') throw new Error('not B');
    return open({ ...facts, profile, content: { ...content, subItems } }, confirmed);
  };
  const question = `content.subItems=${first.code}・(1)イ`;
  expect(asked([first.code])).toEqual([]);
  expect(asked(['(1)イ'])).toEqual([]);
  expect(asked([first.code, '(1)イ'])).toEqual([question]);
  expect(asked([first.code, '(1)イ'], [question])).toEqual([]);
});

describe('a council that met before the notice of the evaluation could not know its result (法113④)', () => {
  // 調整会議 confirmed on 11-30, 対策協 and 審議会 met on 12-02.
  const drafted = (noticedOn: string, changes: Partial<CaseFacts> = {}, confirmed: string[] = []) => {
    const ready = factsReadyFor('B', 'DRAFT_DESIGNATION');
    const evaluation = { appliedOn: '2026-05-01', receiptNo: '', result: { ...sampleResult, noticedOn } };
    const facts = { ...ready, hearings: concludedHearings('B'), evaluation, ...changes };
    const event = { ...sampleEvent('DRAFT_DESIGNATION', facts), confirmed } as EventOf<'DRAFT_DESIGNATION'>;
    return conditionsOf({ facts, actor: person('prefectureOfficer'), now: { today: TODAY } }, event)
      .filter(({ id, met }) => id.startsWith('strange:heardBefore') && !met)
      .map(({ confirm, legalBasis }) => [confirm, legalBasis]);
  };

  it('is asked about before a designation is drafted', () => {
    expect(drafted('2026-11-29')).toEqual([]);
    expect(drafted('2026-11-30')).toEqual([]);
    expect(drafted('2026-12-01')).toEqual([['heardBeforeEvaluation.coordinationCouncil=2026-12-01', '法113④']]);
    expect(drafted('2026-12-03')).toHaveLength(3);
    expect(drafted('2026-12-01', {}, ['heardBeforeEvaluation.coordinationCouncil=2026-12-01'])).toEqual([]);
  });

  it('by the day of a meeting in person, although its confirmation is dated later; in writing by the confirmation', () => {
    // It met on Friday 11-27 and confirmed on Monday 11-30; the notice of the evaluation is of 11-28.
    const met = (method: 'inPerson' | 'written') => ({
      hearings: concludedHearings('B').map((hearing) =>
        hearing.council === 'coordinationCouncil'
          ? {
              ...hearing,
              requestedOn: '2026-11-20',
              convened: { method, meetsOn: '2026-11-27', meetingName: '調整会議' },
            }
          : hearing,
      ),
    });
    expect(drafted('2026-11-28', met('inPerson'))).toEqual([
      ['heardBeforeEvaluation.coordinationCouncil=2026-11-28', '法113④'],
    ]);
    expect(drafted('2026-11-27', met('inPerson'))).toEqual([]);
    expect(drafted('2026-11-28', met('written'))).toEqual([]);
  });

  it('once: not where the result came by a submission after the council was asked, which is asked already', () => {
    expect(drafted('2026-12-01', { changedSinceAsked: { 'coordinationCouncil-1': ['evaluation'] } })).toEqual([]);
  });
});

it('a change of 連携B that speaks of 派遣先 is asked about: that alone needs no approval (則92①)', () => {
  const of = (matters: string, procedure: CaseFacts['procedure'] = 'change', kind: 'RENKEI_B' | 'B' = 'RENKEI_B') =>
    sampleFacts(kind, {
      procedure,
      submittedOn: null,
      content: { ...sampleContent(kind), change: { matters, reason: '派遣の見直し' } },
    });
  const asked = (...facts: Parameters<typeof of>) =>
    open(of(...facts)).filter((confirm) => confirm?.startsWith('change.slight'));
  expect(asked('派遣先の病院を 加える')).toEqual(['change.slight=派遣先の病院を加える']);
  expect(open(of('派遣先の病院を加える'), ['change.slight=派遣先の病院を加える'])).not.toContain(
    'change.slight=派遣先の病院を加える',
  );
  expect(asked('派遣をする診療科を加える')).toEqual([]);
  expect(asked('派遣先の病院を加える', 'new')).toEqual([]);
  expect(asked('派遣先の病院を加える', 'change', 'B')).toEqual([]);
});
