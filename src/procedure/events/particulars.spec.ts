/** What the bound record (一件書類) tells of each event beside its sentence: every text that an office wrote with it, under its name, and nothing of an empty one. */
import { factsReadyFor, sampleEvent } from '../../../test/support/procedure.js';
import { type CaseEvent, eventParticulars, type EventType, itsQuestions, TOLD_AT_LENGTH } from './index.js';

const told = { earlier: [], context: { procedure: 'new', secretariatOfArea: new Map<string, string>() } } as const;

/** 「label：text」; with ＊ what is for the prefecture alone. */
const texts = (event: CaseEvent) =>
  eventParticulars(event, told).map(({ label, text, readers }) => `${readers ? '＊' : ''}${label}：${text}`);
const of = (type: EventType, changes: object = {}) =>
  texts({ ...sampleEvent(type, factsReadyFor('B', type)), ...changes });

const REASONED: readonly EventType[] = [
  'WITHDRAW',
  'UNDO_RECEIPT',
  'UNDO_WITHDRAWAL',
  'EXTEND_CORRECTION',
  'EXTEND_COUNCIL_REPORT',
  'CANCEL_COUNCIL_REQUEST',
  'REOPEN_EXAMINATION',
  'UNDO_CONVENING',
  'UNDO_REPORT',
  'MOVE_ROUND',
  'CHOOSE_ROUND',
  'UNDO_PAPER_ARRIVAL',
  'PULL_BACK',
];

it.each(REASONED)('%s: its reason', (type) => {
  expect(of(type, { reason: '別の申請と取り違えたため' })).toEqual(['理由：別の申請と取り違えたため']);
});

it('CLOSE_CORRECTION: its reason, for the prefecture alone, which deliberated', () => {
  expect(of('CLOSE_CORRECTION')).toEqual(['＊理由：電話で確認できたため']);
});

it('the papers that came: how their day is known, and what they lack, for the prefecture alone', () => {
  expect(of('NOTE_PAPER_ARRIVAL')).toEqual(['到達の日を確かめた方法：収受印による']);
  expect(of('TAKE_UP_PAPER')).toEqual(['＊紙の申請の内容と足りないもの：様式1のみ。時短計画（案）と評価結果がない']);
});

it('an application for evaluation that is recorded again: what it was before, of what has changed', () => {
  const again = (before: object) => of('APPLY_FOR_EVALUATION', { before });
  expect(of('APPLY_FOR_EVALUATION')).toEqual([]);
  expect(again({ appliedOn: '2026-06-01', receiptNo: '受付1' })).toEqual([]);
  expect(again({ appliedOn: '2026-05-29', receiptNo: '受付0' })).toEqual([
    '受審の申込日：令和8年5月29日（金） → 令和8年6月1日（月）',
    '評価センターの受付番号：受付0 → 受付1',
  ]);
});

it('the examination: each point that was recorded, with its 所見 where there is one', () => {
  const checks = { R1: { met: true, note: '' }, R2: { met: false, note: '届出がない' }, R3: undefined };
  expect(of('RECORD_EXAMINATION', { checks })).toEqual([
    expect.stringMatching(/：満たす$/u),
    expect.stringMatching(/：満たさない（届出がない）$/u),
  ]);
});

it('letters: the number and the words before them, where they were written', () => {
  const letter = { documentNumber: '地医第3号', preamble: '下記のとおり' };
  for (const type of ['REQUEST_CORRECTION', 'REQUEST_COORDINATION_COUNCIL'] as const) {
    expect(of(type, letter)).toEqual(['文書番号：地医第3号', '前文：下記のとおり']);
    expect(of(type, { documentNumber: '', preamble: ' ' })).toEqual([]);
  }
});

it('a meeting: its name, what it confirmed of each point, who presided, and what it said', () => {
  expect(of('CONVENE_COUNCIL')).toEqual(['会議の名称：第1回調整会議']);
  expect(
    of('RECORD_CONFIRMATION', {
      points: { consistentWithPolicy: true, longHoursUnavoidable: false, dispatchNecessary: undefined },
      remarks: '夜間の体制を確かめること',
    }),
  ).toEqual([
    '地域の医療提供体制の構築方針と整合的であること：確認した',
    '医師の長時間労働を前提とせざるを得ないこと：確認できない',
    '座長：架空 座長',
    '意見・条件：夜間の体制を確かめること',
  ]);
  expect(of('RECORD_CONFIRMATION', { points: {}, chair: '' })).toEqual([]);
});

it('a council of the prefecture: where it was heard, its 条件 or 異議, and its 附帯意見', () => {
  const said = {
    opinion: 'agreedWithConditions',
    remarks: '年度ごとに報告すること',
    supplementaryOpinion: '地域の実情に配慮すること',
  };
  const opinions = ['条件：年度ごとに報告すること', '附帯意見：地域の実情に配慮すること'];
  expect(of('RECORD_MEASURES_COUNCIL', said)).toEqual(opinions);
  expect(of('RECORD_MEASURES_COUNCIL', { ...said, opinion: 'disagreed' })).toEqual([
    expect.stringContaining('異議'),
    opinions[1],
  ]);
  expect(of('RECORD_MEDICAL_COUNCIL', { ...said, body: 'section' })).toEqual([
    '審議の場：部会（令和8年12月4日（金）開催）',
    ...opinions,
  ]);
});

it('a draft: its text, reason, day, 条件 and what became of each remark of a council', () => {
  const answers = [
    { hearingId: 'measuresCouncil-1', kind: 'condition', takenUp: true, text: '条件に加える' },
    { hearingId: 'medicalCouncil-1', kind: 'remark', takenUp: false, text: '既に計画にある' },
  ];
  expect(of('DRAFT_DESIGNATION', { terms: '年度ごとに報告すること', answers })).toEqual([
    '起案文：次のとおり指定してよろしいか伺います。',
    '理由：要件を全て満たすため',
    '予定の施行日：令和8年12月4日（金）',
    '条件：年度ごとに報告すること',
    '会議体の意見を反映する：条件に加える',
    '会議体の意見を反映しない理由：既に計画にある',
  ]);
  const refused = ['起案文：次のとおり不指定としてよろしいか伺います。', '理由：要件を満たさないため'];
  const refusal = { text: '次のとおり不指定としてよろしいか伺います。' };
  expect(of('DRAFT_REFUSAL', refusal)).toEqual([...refused, '予定の施行日：令和8年12月4日（金）']);
  // entries of before the day was asked
  expect(of('DRAFT_REFUSAL', { ...refusal, issueOn: undefined })).toEqual(refused);
});

it('the approver: a comment, and why a draft is returned', () => {
  expect(of('APPROVE')).toEqual([]);
  expect(of('APPROVE', { comment: '了承します' })).toEqual(['コメント：了承します']);
  expect(of('RETURN_DRAFT')).toEqual(['起案を戻す理由：理由を補うこと']);
});

it('an inquiry: when, of whom, what, and what was answered', () => {
  const note = [
    '照会の日：令和8年12月4日（金）',
    '相手：十勝緑陽総合病院 事務部',
    '照会の内容：添付書類の写しでよいかとの照会',
  ];
  for (const type of ['NOTE_INQUIRY', 'NOTE_CENTRE_INQUIRY'] as const) {
    expect(of(type)).toEqual([...note, '回答：写しでよいと答えた']);
    expect(of(type, { answer: ' ' })).toEqual([...note, '回答：まだありません']);
  }
});

it('says so of every event that something is written with', () => {
  const here: readonly EventType[] = [
    ...REASONED,
    'CLOSE_CORRECTION',
    'NOTE_PAPER_ARRIVAL',
    'TAKE_UP_PAPER',
    'APPLY_FOR_EVALUATION',
    'RECORD_EXAMINATION',
    'REQUEST_CORRECTION',
    'REQUEST_COORDINATION_COUNCIL',
    'CONVENE_COUNCIL',
    'RECORD_CONFIRMATION',
    'RECORD_MEASURES_COUNCIL',
    'RECORD_MEDICAL_COUNCIL',
    'DRAFT_DESIGNATION',
    'DRAFT_REFUSAL',
    'APPROVE',
    'RETURN_DRAFT',
    'NOTE_INQUIRY',
    'NOTE_CENTRE_INQUIRY',
    'REMIND', // reminders-in-full.spec.ts
  ];
  expect([...TOLD_AT_LENGTH].sort()).toEqual([...here].sort());
});

it('what was asked and confirmed is told of each side, and what the prefecture was asked is its own', () => {
  const asked = { asked: ['照会の日が閉庁日です'] };
  const question = { label: '尋ねられて「この内容で正しい」と確認', text: '照会の日が閉庁日です' };
  expect(itsQuestions(asked, 'hospital')).toEqual([question]);
  expect(itsQuestions(asked, 'prefectureOfficer')).toEqual([{ ...question, readers: 'prefecture' }]);
  expect(itsQuestions({}, 'hospital')).toEqual([]);
});
