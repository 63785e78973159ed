/** Who reads of a designation, and of which 公示 is still to be done (法113⑥). */
import { person } from '../../../test/support/procedure.js';
import type { IsoDate } from '../calendar/days.js';
import { awaitsPublicNotice, isMadePublic, isPublic, mayReadLine } from './public-notice.js';
import { standingOf } from './standing.js';
import { type SucceedingLine, takenOverOn } from './succession.js';

interface Line extends SucceedingLine {
  publicNoticeOn: IsoDate | null;
}
/** A term until 2030-03-31, whose renewal arrived on 2030-01-20. */
const former: Line = {
  id: 'former',
  previousId: null,
  designatedOn: '2027-04-01',
  validFrom: '2027-04-01',
  validTo: '2030-03-31',
  publicNoticeOn: '2027-04-01',
};
const renewed: Line = {
  id: 'renewed',
  previousId: 'former',
  designatedOn: '2030-02-01',
  validFrom: '2030-04-01',
  validTo: '2033-03-31',
  publicNoticeOn: null,
};

/** How each line stands to everyone: the decision on the renewal is known from the 公示 of the line that it made. */
function known(lines: readonly Line[], today: IsoDate, arrived = true) {
  const grant = lines.find(({ id }) => id === 'renewed');
  const decidedOn = grant && isMadePublic(grant, today) ? grant.designatedOn : null;
  return lines.map((line) => {
    const followedOn = takenOverOn(line, lines, (each) => isMadePublic(each, today));
    const renewals = line.validTo === former.validTo && arrived ? [{ submittedOn: '2030-01-20', decidedOn }] : [];
    const renewedOn = takenOverOn(line, lines, ({ validTo }) => validTo !== line.validTo);
    return { ...line, ...standingOf({ ...line, followedOn, renewals, today }, { renewedOn }) };
  });
}
const shown = (lines: readonly Line[], today = '2030-04-02') =>
  known(lines, today).map((line) => isPublic(line, today));

it('everyone reads of what is made public while it is in force or decided ahead, and of nothing before its day', () => {
  for (const standing of ['valid', 'deemedContinuing', 'ahead'] as const)
    expect(isPublic({ ...former, standing }, '2030-04-02')).toBe(true);
  expect(isPublic({ standing: 'valid', publicNoticeOn: '2030-04-03' }, '2030-04-02')).toBe(false);
  for (const standing of ['expired', 'followed'] as const)
    expect(isPublic({ ...former, standing }, '2030-04-02')).toBe(false);
});

it('of one that was followed until the next is made public', () => {
  expect(shown([former, renewed])).toEqual([true, false]);
  expect(shown([former, { ...renewed, publicNoticeOn: '2030-04-03' }])).toEqual([true, false]);
  expect(shown([former, { ...renewed, publicNoticeOn: '2030-04-02' }])).toEqual([false, true]);
});

it('and is told nothing of the next one before its 公示: neither that it took the place nor that the renewal is decided', () => {
  const told = (today: IsoDate, publicNoticeOn: IsoDate | null) =>
    known([former, { ...renewed, publicNoticeOn }], today)[0]?.standingText;
  const undecided = known([former], '2030-04-02')[0]?.standingText;
  expect(told('2030-04-02', null)).toBe(undecided);
  expect(undecided).toMatch(/更新の申請がその日までに到達しているため、指定は続いています。/u);
  expect(told('2030-03-31', null)).toBe(known([former], '2030-03-31')[0]?.standingText);
  expect(told('2030-04-02', '2030-04-02')).toMatch(/次の指定に引き継がれました/u);
  // The renewal of a line that is older than this program stands in no case: the institution is designated all the same.
  expect(known([former, renewed], '2030-04-02', false)[0]?.standingText).toBe(undecided);
  expect(known([former], '2030-04-02', false)[0]?.standing).toBe('expired');
  // A change within the term carries nothing on.
  const change: Line = {
    ...former,
    id: 'change',
    previousId: 'former',
    designatedOn: '2029-06-01',
    publicNoticeOn: null,
  };
  expect(known([former, change], '2030-04-02', false)[0]?.standing).toBe('expired');
});

it('of a renewed one that is changed from its first day on, until the change is made public', () => {
  // Both hold from 2030-04-01: the change took the place of the renewed designation on its first day (法116①).
  const superseded: Line = { ...renewed, publicNoticeOn: '2030-04-02' };
  const changedAtOnce: Line = { ...renewed, id: 'changed', previousId: 'renewed', designatedOn: '2030-04-01' };
  expect(shown([former, superseded, changedAtOnce])).toEqual([false, true, false]);
  expect(shown([former, superseded, { ...changedAtOnce, publicNoticeOn: '2030-04-02' }])).toEqual([false, false, true]);
  // Where the change alone is made public, the former one has been followed by it.
  expect(shown([former, renewed, { ...changedAtOnce, publicNoticeOn: '2030-04-02' }])).toEqual([false, false, true]);
});

it('of a change that begins after the renewal which follows it, until the renewal is made public, and no other hides the former one before', () => {
  // The term ended on 2030-03-31 and continued (法115②): renewed by the notice of 04-20, and changed from 05-02 by one of before.
  const change: Line = {
    ...former,
    id: 'change',
    previousId: 'former',
    designatedOn: '2030-05-02',
    publicNoticeOn: '2030-04-10',
  };
  const renewal: Line = { ...renewed, previousId: 'change', designatedOn: '2030-04-20' };
  const on = (today: string, publicNoticeOn: string | null) =>
    shown([former, change, { ...renewal, publicNoticeOn }], today);
  // Until the renewal is made public the former one stands, also while the change is ahead; then the changed one, then the renewed one alone.
  expect(on('2030-05-01', null)).toEqual([true, true, false]);
  expect(on('2030-05-02', null)).toEqual([false, true, false]);
  expect(on('2030-05-01', '2030-04-25')).toEqual([false, true, true]);
  expect(on('2030-05-02', '2030-04-25')).toEqual([false, false, true]);
});

it('is still to be done of every line that was decided here', () => {
  expect(awaitsPublicNotice({ publicNoticeOn: null, applicationId: 'case' })).toBe(true);
  expect(awaitsPublicNotice({ publicNoticeOn: '2030-04-02', applicationId: 'case' })).toBe(false);
  expect(awaitsPublicNotice({ publicNoticeOn: null, applicationId: null })).toBe(false);
});

it('the prefecture and the institution itself read of a line from its decision on, everybody else from its 公示 on', () => {
  const own = person('hospital');
  const line = { ...renewed, institutionId: own.institutionId ?? '' };
  const readers = [
    person('prefectureOfficer'),
    own,
    { ...own, institutionId: 'another' },
    person('healthCentre'),
    null,
  ];
  const read = (of: typeof line) => readers.map((reader) => mayReadLine(of, reader, '2030-04-02'));
  expect(read(line)).toEqual([true, true, false, false, false]);
  expect(read({ ...line, publicNoticeOn: '2030-04-02' })).toEqual([true, true, true, true, true]);
});
