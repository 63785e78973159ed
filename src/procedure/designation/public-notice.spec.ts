/** Who reads of a designation, and of which 公示 is still to be done (法113⑥). */
import { person } from '../../../test/support/procedure.js';
import { awaitsPublicNotice, isPublic, mayReadLine, type PublicLine } from './public-notice.js';

const TODAY = '2030-04-02';
const former: PublicLine = {
  standing: 'followed',
  designatedOn: '2027-04-01',
  validFrom: '2027-04-01',
  publicNoticeOn: '2027-04-01',
  followedOn: '2030-04-01',
};
const renewed: PublicLine = {
  standing: 'valid',
  designatedOn: '2030-02-01',
  validFrom: '2030-04-01',
  publicNoticeOn: null,
  followedOn: null,
};
const shown = (...lines: PublicLine[]) => lines.map((line) => isPublic(line, lines, TODAY));

it('everyone reads of what is made public while it is in force or decided ahead, and of nothing before its day', () => {
  for (const standing of ['valid', 'deemedContinuing', 'ahead'] as const)
    expect(shown({ ...former, standing })).toEqual([true]);
  expect(shown({ ...former, standing: 'valid', publicNoticeOn: '2030-04-03' })).toEqual([false]);
  expect(shown({ ...former, standing: 'expired' })).toEqual([false]);
});

it('of one that was followed until the next is made public', () => {
  expect(shown(former, renewed)).toEqual([true, false]);
  expect(shown(former, { ...renewed, publicNoticeOn: '2030-04-03' })).toEqual([true, false]);
  expect(shown(former, { ...renewed, publicNoticeOn: TODAY })).toEqual([false, true]);
});

it('of a renewed one that is changed from its first day on, until the change is made public', () => {
  // Both hold from 2030-04-01: the change took the place of the renewed designation on its first day (法116①).
  const changedAtOnce: PublicLine = { ...renewed, designatedOn: '2030-04-01' };
  const superseded: PublicLine = { ...renewed, standing: 'followed', publicNoticeOn: TODAY, followedOn: '2030-04-01' };
  expect(shown(former, superseded, changedAtOnce)).toEqual([false, true, false]);
  expect(shown(former, superseded, { ...changedAtOnce, publicNoticeOn: TODAY })).toEqual([false, false, true]);
});

it('of a change that begins after the renewal which follows it, until the renewal is made public, and no other hides the former one before', () => {
  // The term ended on 2030-02-28 and continued (法115②): renewed by the notice of 03-20, and changed from 04-02 by one of before.
  const renewal: PublicLine = { ...renewed, designatedOn: '2030-03-20', validFrom: '2030-03-01' };
  const change: PublicLine = {
    ...former,
    designatedOn: '2030-04-02',
    validFrom: '2030-04-02',
    publicNoticeOn: '2030-03-10',
    followedOn: '2030-03-20',
  };
  const ended: PublicLine = { ...former, followedOn: '2030-03-20' };
  const on = (today: string, notice: string | null) => {
    const lines = [
      ended,
      { ...change, standing: today < '2030-04-02' ? ('ahead' as const) : ('followed' as const) },
      { ...renewal, publicNoticeOn: notice },
    ];
    return lines.map((line) => isPublic(line, lines, today));
  };
  // Until the renewal is made public the former one stands, also while the change is ahead; then the changed one, then the renewed one alone.
  expect(on('2030-04-01', null)).toEqual([true, true, false]);
  expect(on('2030-04-02', null)).toEqual([false, true, false]);
  expect(on('2030-04-01', '2030-03-25')).toEqual([false, true, true]);
  expect(on('2030-04-02', '2030-03-25')).toEqual([false, false, true]);
});

it('is still to be done of every line that was decided here', () => {
  expect(awaitsPublicNotice({ publicNoticeOn: null, applicationId: 'case' })).toBe(true);
  expect(awaitsPublicNotice({ publicNoticeOn: TODAY, applicationId: 'case' })).toBe(false);
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
  const read = (of: typeof line) => readers.map((reader) => mayReadLine(of, reader, TODAY));
  expect(read(line)).toEqual([true, true, false, false, false]);
  expect(read({ ...line, publicNoticeOn: TODAY })).toEqual([true, true, true, true, true]);
});
