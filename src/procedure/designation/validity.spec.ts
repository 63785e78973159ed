import { sampleDraft } from '../../../test/support/procedure.js';
import {
  continuationOf,
  draftedPeriod,
  newDesignationPeriod,
  onlyFirstDay,
  periodBasis,
  renewedPeriod,
} from './validity.js';

describe('how long a designation holds (法115)', () => {
  it('the designations of April 2024 end on 31 March 2027', () => {
    // 2024-04-01 counts; three years later the corresponding day is 2027-04-01, its eve the last day.
    expect(newDesignationPeriod('2024-04-01')).toEqual({ validFrom: '2024-04-01', validTo: '2027-03-31' });
  });

  it('leap days neither lengthen nor shorten it', () => {
    expect(newDesignationPeriod('2024-02-29').validTo).toBe('2027-02-28');
    expect(newDesignationPeriod('2025-03-01').validTo).toBe('2028-02-29');
  });

  it('a renewal decided late still counts from the day after the old last day (法115③)', () => {
    expect(renewedPeriod('2027-03-31')).toEqual({ validFrom: '2027-04-01', validTo: '2030-03-31' });
  });

  it('only a renewal has a first day that nobody chooses (法115③)', () => {
    const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
    expect(onlyFirstDay({ procedure: 'renewal', currentDesignation })).toBe('2027-04-01');
    expect(onlyFirstDay({ procedure: 'renewal', currentDesignation: null })).toBeNull();
    expect(onlyFirstDay({ procedure: 'change', currentDesignation })).toBeNull();
    expect(onlyFirstDay({ procedure: 'new', currentDesignation: null })).toBeNull();
  });
});

describe('みなし継続 (法115②)', () => {
  type Renewals = { submittedOn: string; decidedOn: string | null; givenUpOn?: string }[];
  const on = (today: string, renewals: Renewals, validTo = '2027-03-31') =>
    continuationOf({ validTo, renewals, today });
  const standingOn = (...[today, renewals, validTo]: Parameters<typeof on>) => on(today, renewals, validTo).standing;

  it('a renewal that arrived on the last day keeps the designation until the day its decision is notified', () => {
    // 2027-03-31 is the last day; the refusal is notified on 2027-05-10.
    const undecided = [{ submittedOn: '2027-03-31', decidedOn: null }];
    const refused = [{ submittedOn: '2027-03-31', decidedOn: '2027-05-10' }];
    expect(on('2027-03-30', [])).toEqual({
      standing: 'valid',
      text: '令和9年3月31日まで有効です。',
      legalBasis: '法115①',
    });
    expect(on('2027-03-31', undecided)).toEqual({
      standing: 'valid',
      text: '令和9年3月31日まで有効です。更新の申請に処分がされないまま満了の日を過ぎたときは、その処分を通知する日まで効力が続きます。',
      legalBasis: '法115①・②',
    });
    const continuing = {
      standing: 'deemedContinuing',
      text: '有効期間は令和9年3月31日に満了しましたが、更新の申請に対する処分を通知する日まで、効力が続きます（みなし継続）。',
      legalBasis: '法115②',
    };
    expect(on('2027-04-01', undecided)).toEqual(continuing);
    expect(on('2027-05-09', refused)).toEqual(continuing);
    const ended = {
      standing: 'expired',
      text: '有効期間は令和9年3月31日に満了し、更新の申請に対する処分を通知した令和9年5月10日に効力を失いました。',
      legalBasis: '法115②',
    };
    expect(on('2027-05-10', refused)).toEqual(ended);
    expect(on('2027-05-11', refused)).toEqual(ended);
  });

  it('a renewal that arrived one day late keeps nothing', () => {
    const late = [{ submittedOn: '2027-04-01', decidedOn: null }];
    expect(on('2027-04-01', late)).toEqual({
      standing: 'expired',
      text: '令和9年3月31日の経過により効力を失いました。更新の申請が到達した令和9年4月1日は、満了の日より後でした。',
      legalBasis: '法115①',
    });
  });

  it('one that is withdrawn or pulled back keeps it in force until that day', () => {
    // It arrived on 2027-03-29, two days before the last day; it is withdrawn on 2027-05-20.
    const withdrawn = [{ submittedOn: '2027-03-29', decidedOn: null, givenUpOn: '2027-05-20' }];
    expect(standingOn('2027-05-19', withdrawn)).toBe('deemedContinuing');
    const ended = {
      standing: 'expired',
      text: '有効期間は令和9年3月31日に満了し、その日までに到達した更新の申請によって効力が続きましたが、申請の取下げ（提出の取消しを含みます。）があった令和9年5月20日に効力を失いました。',
      legalBasis: '法115②',
    };
    expect(on('2027-05-20', withdrawn)).toEqual(ended);
    expect(on('2027-06-01', withdrawn)).toEqual(ended);
    // Refused on 04-20 and the second one withdrawn later: the later day counts, whichever comes first.
    const refused = { submittedOn: '2027-03-01', decidedOn: '2027-04-20' };
    for (const both of [
      [refused, ...withdrawn],
      [...withdrawn, refused],
    ])
      expect(on('2027-06-01', both)).toEqual(ended);
  });

  it('one that was given up by the last day carries it no further', () => {
    const withdrawn = [{ submittedOn: '2027-03-01', decidedOn: null, givenUpOn: '2027-03-31' }];
    expect(on('2027-03-31', withdrawn).text).toBe('令和9年3月31日まで有効です。');
    expect(on('2027-04-01', withdrawn)).toEqual({
      standing: 'expired',
      text: '令和9年3月31日の経過により効力を失いました。更新の申請は、令和9年3月31日に取り下げられています（提出の取消しを含みます。）。',
      legalBasis: '法115①',
    });
  });

  it('none that arrived keeps nothing', () => {
    expect(on('2027-04-01', [])).toEqual({
      standing: 'expired',
      text: '令和9年3月31日の経過により効力を失いました。その日までに到達した更新の申請はありません。',
      legalBasis: '法115①',
    });
  });

  it('a last day on which the office is closed is the last day none the less', () => {
    // 2029-03-31 is a Saturday: the period of a designation is not the term of an act (民法142条 asks for an act).
    const filed = (submittedOn: string) => [{ submittedOn, decidedOn: null }];
    expect(standingOn('2029-04-02', filed('2029-03-31'), '2029-03-31')).toBe('deemedContinuing');
    expect(standingOn('2029-04-02', filed('2029-04-02'), '2029-03-31')).toBe('expired');
  });

  it('ends on the eve of a leap day or on it, as the period does', () => {
    const filed = [{ submittedOn: '2028-02-28', decidedOn: null }];
    expect(standingOn('2028-02-29', filed, '2028-02-29')).toBe('valid'); // designated 2025-03-01
    expect(standingOn('2028-03-01', filed, '2028-02-29')).toBe('deemedContinuing');
    expect(standingOn('2027-03-01', [{ submittedOn: '2027-02-28', decidedOn: null }], '2027-02-28')).toBe(
      'deemedContinuing', // designated 2024-02-29
    );
  });

  it('a second renewal after a refusal in time carries it further, until its own decision', () => {
    const twice = (decidedOn: string | null) => [
      { submittedOn: '2026-11-20', decidedOn: '2027-02-10' },
      { submittedOn: '2027-03-15', decidedOn },
    ];
    expect(standingOn('2027-02-11', twice(null))).toBe('valid');
    expect(standingOn('2027-04-01', twice(null))).toBe('deemedContinuing');
    expect(on('2027-06-01', twice('2027-06-01')).text).toContain('令和9年6月1日に効力を失いました');
  });

  it('is not needed when the decision came in time: then the designation ends with its period', () => {
    const decided = [{ submittedOn: '2026-11-30', decidedOn: '2027-03-20' }];
    expect(standingOn('2027-03-25', decided)).toBe('valid');
    expect(on('2027-04-01', decided)).toMatchObject({
      standing: 'expired',
      text: '令和9年3月31日の経過により効力を失いました。',
    });
  });

  it('is judged for each kind by its own renewal', () => {
    // B was renewed in time, C-1 of the same hospital was not asked for.
    expect(standingOn('2027-04-01', [{ submittedOn: '2027-01-20', decidedOn: null }])).toBe('deemedContinuing');
    expect(standingOn('2027-04-01', [])).toBe('expired');
  });
});

describe('what is drafted', () => {
  const draft = sampleDraft('designate', { validFrom: '2027-04-01', validTo: '2030-03-31' });

  it.each([
    ['B', 'new', '法115①'],
    ['C1', 'new', '法119②→115①'],
    ['C2', 'renewal', '法120②→115③'],
    ['RENKEI_B', 'change', '法118②→116'],
  ] as const)('has its period for %s, %s, by %s', (kind, procedure, article) => {
    expect(periodBasis(kind, procedure)).toBe(article);
  });

  it('is decided on its first day, but a renewal on the day of the notice', () => {
    const period = { validFrom: '2027-04-01', validTo: '2030-03-31' };
    const facts = { currentDesignation: null, comingDesignation: null, draft };
    expect(draftedPeriod({ ...facts, procedure: 'new' }, '2027-03-20')).toEqual({
      ...period,
      designatedOn: '2027-04-01',
    });
    expect(draftedPeriod({ ...facts, procedure: 'renewal' }, '2027-04-20')).toEqual({
      ...period,
      designatedOn: '2027-04-20',
    });
  });

  it('keeps the period of what is changed', () => {
    const changed = { validFrom: '2026-04-01', validTo: '2029-03-31', renewals: [] };
    const facts = { procedure: 'change', currentDesignation: changed, draft } as const;
    expect(draftedPeriod({ ...facts, comingDesignation: null }, '2027-03-20')).toEqual({
      validFrom: '2026-04-01',
      validTo: '2029-03-31',
      designatedOn: '2027-04-01',
    });
    // Renewed already for 2029-04-01 to 2032-03-31 (法115③): a change from the first day of that term changes that one.
    const comingDesignation = { validFrom: '2029-04-01', validTo: '2032-03-31', renewals: [] };
    const from = (validFrom: string) =>
      draftedPeriod({ ...facts, comingDesignation, draft: { ...draft, validFrom } }, '2029-03-20');
    expect(from('2029-03-31')).toEqual({ validFrom: '2026-04-01', validTo: '2029-03-31', designatedOn: '2029-03-31' });
    expect(from('2029-04-01')).toEqual({ validFrom: '2029-04-01', validTo: '2032-03-31', designatedOn: '2029-04-01' });
  });

  it('is nothing while nothing, or a refusal, is drafted', () => {
    const refusal = { ...draft, validFrom: null, validTo: null };
    const nothing = { procedure: 'new', currentDesignation: null, comingDesignation: null } as const;
    expect(draftedPeriod({ ...nothing, draft: null }, '2027-03-20')).toBeNull();
    expect(draftedPeriod({ ...nothing, draft: refusal }, '2027-03-20')).toBeNull();
  });
});
