import { describeForm, drawn, formText } from '../test/support/describe-form.js';
import { textPlaces } from '../test/support/pdf-reading.js';
import { examinationSheet } from './examination-sheet.js';

describeForm('examination-sheet');

const { short, long } = examinationSheet.samples;

test('each condition says its article, what shows it and whether it holds', async () => {
  expect(await formText('examination-sheet', short)).toContain(
    '１申請内容がそろっています法１１３②申請内容（第１回の提出、申請の到達令和８年１１月３０日）満たす',
  );
});

test('what the signs of a basis mean stands before the first of them, and nothing where no basis has any', async () => {
  expect(await formText('examination-sheet', short)).toContain(
    '根拠の欄の「法」は医療法を、丸囲みの数字は項を、漢数字は号を指す。１指定の条件',
  );
  expect(await formText('examination-sheet', { ...short, requirements: [], checks: [] })).not.toContain('指す。');
});

test('each remark of a council stands beside what became of it, and the terms as the notice prints them', async () => {
  const sheet = await formText('examination-sheet', long);
  expect(sheet).toContain(
    '医療対策協議会の附帯意見時間外・休日労働の縮減の状況を報告させること。反映しない：別に定めがあるため。',
  );
  expect(sheet).toContain('５通知書に書く条件(1)計画を公表すること。(2)時間外');
});

test('a draft without remarks and terms says so', async () => {
  const sheet = await formText('examination-sheet', short);
  expect(sheet).toContain('条件、附帯意見及び異議はない。');
  expect(sheet).toContain('条件は付さない。');
});

test('after the notice the approver, both days and what was judged once more stand on it; before it nothing of the kind', async () => {
  const sheet = await formText('examination-sheet', long);
  for (const part of [
    '決裁令和９年３月１８日見本花子コメント：面接指導の体制を確かめた。',
    '通知令和９年３月２５日見本医第123号',
    '１指定の条件（起案の時）',
    '２指定の条件（通知の時。令和９年３月２６日に、令和９年３月２５日の日付について判定）',
    '決裁令和９年３月１８日（見本花子）満たす',
  ])
    expect(sheet).toContain(part);
  expect(await formText('examination-sheet', short)).not.toContain('通知の時');
});

test('a case that was notified before the judgement was kept says so', async () => {
  expect(await formText('examination-sheet', { ...long, atNotice: undefined })).toContain(
    '通知の時の判定の記録がない。',
  );
});

test('a day of a council stands on one line with what it is the day of, also where both are long', async () => {
  const days = ['意見を求めた日 令和10年12月19日', '書面の締切 令和10年12月27日', '回答 令和11年10月28日'];
  const requirements = [{ ...short.requirements[1]!, evidence: days.join('、\n') }];
  const places = await textPlaces(await drawn('examination-sheet', { ...short, requirements }));
  const lineWith = (part: string) => {
    const y = places.find(({ text }) => text.includes(part))?.y;
    return places.flatMap((each) => (each.y === y ? each.text : [])).join('');
  };
  for (const day of days) expect(lineWith(day.split(' ')[0]!).replace(/\s/gu, '')).toContain(day.replace(/\s/gu, ''));
});
