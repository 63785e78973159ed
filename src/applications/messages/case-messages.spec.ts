/** What a message says of what happened, and of the day by which something is to be done. */
import { person } from '../../../test/support/procedure.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { nationalHolidays } from '../../registry/national-holidays.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { caseMessage } from './case-messages.js';

const HOLIDAYS = nationalHolidays();
const messageOf = (event: CaseEvent, dueOn: IsoDate | null = null) =>
  caseMessage({
    recipientName: '架空病院',
    institutionName: '架空病院',
    referenceNo: 'R8-3-0001',
    kind: 'B',
    procedure: 'new',
    nothingToDo: false,
    actor: person('prefectureOfficer'),
    event,
    dueOn,
    calendar: {
      closedDays: new Set(HOLIDAYS.days.map(({ date }) => date)),
      holidaysCalculatedFrom: HOLIDAYS.calculatedFrom,
    },
    contact: '架空課 架空係',
  });
const told = (event: CaseEvent, dueOn: IsoDate) => messageOf(event, dueOn).body;

const CALCULATED = '（令和10年の国民の祝日は計算によるものです。官報で決まると、開庁日は変わることがあります。）';

it.each<[string, (dueOn: IsoDate) => CaseEvent]>([
  ['a reminder (督促)', () => ({ type: 'REMIND', deadline: 'correction' })],
  ['a 補正', (dueOn) => ({ type: 'REQUEST_CORRECTION', items: [{ target: 'D20', text: '' }], dueOn })],
  [
    'a request to a council',
    (dueOn) => ({ type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds: [], requestedOn: dueOn, dueOn }),
  ],
  ['a round that was moved', (dueOn) => ({ type: 'ROUND_DEADLINE_MOVED', dueOn })],
])('%s says beside its day that the holidays of the year are calculated, and nothing where they are fixed', (_, of) => {
  expect(told(of('2028-02-01'), '2028-02-01')).toContain(`期限　　令和10年2月1日（火）\n　　　　${CALCULATED}\n画面`);
  expect(told(of('2027-02-01'), '2027-02-01')).toContain('期限　　令和9年2月1日（月）\n画面');
});

it('what is due by no day has no such note', () => {
  const passed = told({ type: 'DEADLINE_PASSED', deadline: 'correction' }, '2028-02-01');
  expect(passed).not.toContain('期限　　');
  expect(passed).not.toContain('計算によるもの');
});

it.each<[CaseEvent, string]>([
  [{ type: 'RECEIVE' }, '申請を受け付け、審査を始めました：'],
  [{ type: 'WITHDRAW', reason: '' }, '申請を取り下げました：'],
  [
    { type: 'ISSUE_DESIGNATION', documentNumber: '地医第1号', issuedOn: '2026-12-11' },
    '指定を通知しました（令和8年12月11日（金）、地医第1号）：',
  ],
])('a message about %j has a subject of its own, with what happened first', (event, happened) => {
  const subject = `${happened}B水準の指定の申請（架空病院） R8-3-0001`;
  expect(messageOf(event)).toMatchObject({ subject, body: expect.stringContaining(happened.slice(0, -1)) as string });
});
