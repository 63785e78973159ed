/** Stories of what was written down by mistake and is taken back, and of a case as it stood before its records were put right. */
import { concludedHearings, person, sampleFacts, sampleHearing } from '../../test/support/procedure.js';
import { factsBefore } from './before-corrections.js';
import { isWithdrawable, mayWithdraw, type NotedEntry, withdrawalConditions } from './entry-withdrawals.js';

describe('a note or a file that was written down by mistake', () => {
  const officer = person('prefectureOfficer');
  const centre = person('healthCentre');
  const entry = (changes: Partial<NotedEntry> = {}): NotedEntry => ({
    type: 'NOTE_INQUIRY',
    office: 'prefectureOfficer',
    withdrawn: false,
    ...changes,
  });
  const ofCentre = entry({ type: 'NOTE_CENTRE_INQUIRY', office: 'healthCentre' });

  it('is taken back by any officer, or by the health centre whose people wrote it', () => {
    expect(mayWithdraw(entry(), officer)).toBe(true);
    expect(mayWithdraw(entry({ office: 'another office' }), officer)).toBe(true);
    expect(mayWithdraw(entry(), { ...centre, officeName: 'prefectureOfficer' })).toBe(false);
    expect(mayWithdraw(ofCentre, centre)).toBe(true);
    expect(mayWithdraw(ofCentre, { ...centre, officeName: 'another centre' })).toBe(false);
    expect(mayWithdraw(ofCentre, { ...officer, officeName: 'healthCentre' })).toBe(false);
  });

  it('once, and with a reason', () => {
    const unmet = (of: NotedEntry, reason: string, actor = officer) =>
      withdrawalConditions(of, actor, { reason }).flatMap(({ id, met }) => (met ? [] : [id]));
    expect(unmet(entry(), '別の申請のもの')).toEqual([]);
    expect(unmet(entry({ withdrawn: true }), '別の申請のもの')).toEqual(['notWithdrawn']);
    expect(unmet(entry(), ' ')).toEqual(['reason']);
    expect(unmet(ofCentre, '別の申請のもの')).toEqual(['writer']);
  });

  it('is nothing that the procedure rests on', () => {
    expect([isWithdrawable('ATTACH_MINUTES'), isWithdrawable('SUBMIT')]).toEqual([true, false]);
  });
});

describe('a case before its records were put right', () => {
  const receipt = (before: string) => ({ record: { type: 'receipt' }, before: { receivedOn: before } }) as const;
  const request = {
    record: { type: 'request', hearingId: 'medicalCouncil-1' },
    before: { requestedOn: '2026-11-20' },
  } as const;

  it('is as the first of the corrections found it', () => {
    expect(factsBefore(sampleFacts('B'), []).receivedOn).toBe('2026-11-24');
    expect(factsBefore(sampleFacts('B'), [receipt('2026-11-20'), receipt('2026-11-22')]).receivedOn).toBe('2026-11-20');
  });

  it('what a council did whose hearing counts no more stays', () => {
    const asked = (voided: boolean) => {
      const hearings = [...concludedHearings('B', 'medicalCouncil'), sampleHearing('B', 'medicalCouncil', { voided })];
      return factsBefore(sampleFacts('B', { hearings }), [request]).hearings.at(-1)?.requestedOn;
    };
    expect([asked(false), asked(true)]).toEqual(['2026-11-20', '2026-11-25']);
    const gone = sampleFacts('B', { hearings: concludedHearings('B', 'medicalCouncil') });
    expect(factsBefore(gone, [request])).toEqual(gone);
  });
});
