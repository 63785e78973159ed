import { describeForm, drawn, formText } from '../test/support/describe-form.js';
import { textPlaces } from '../test/support/pdf-reading.js';
import { coordinationCouncilRequest, requestAttachments } from './coordination-council-request.js';
import { designationNotice } from './designation-notice.js';
import { anyForm } from './index.js';
import { refusalNotice } from './refusal-notice.js';
import { brokenRules } from './parts/form.js';

describeForm('coordination-council-request');
describeForm('designation-notice', () => ({ procedure: 'change' }));
describeForm('refusal-notice');

const { short } = designationNotice.samples;
const paths = (change: Partial<typeof short>) =>
  brokenRules(designationNotice, { ...short, ...change }).map(({ path }) => path);
const words = (content: unknown): string => JSON.stringify(content);

test('the work may be left out for 連携B only (則88①)', () => {
  expect(paths({ kind: 'RENKEI_B', work: undefined })).toEqual([]);
  expect(paths({ kind: 'C2', work: undefined })).toEqual(['work']);
});

test('an approval says what it approves; the period ends after it begins', () => {
  expect(paths({ procedure: 'change' })).toEqual(['change']);
  expect(paths({ validUntil: short.validFrom })).toEqual(['validUntil']);
});

test.each([
  ['new', '第１１３条第１項の規定により', '指定年月日', '指定について（通知）'],
  ['renewal', '第１１５条第１項の規定により', '更新年月日', '指定の更新について（通知）'],
  ['change', '第１１６条第１項の規定により', '承認年月日', '業務の変更の承認について（通知）'],
] as const)('a notice for %s says so in subject, sentence and table', (procedure, article, dateLabel, subject) => {
  const document = words(
    designationNotice.content({ ...short, procedure, change: '派遣先の変更' }, designationNotice.wording),
  );
  for (const part of [article, dateLabel, subject]) expect(document).toContain(part);
});

test('a notice sent before the day of the decision says that it will be made', async () => {
  expect(await formText('designation-notice', { ...short, date: '2027-03-31' })).toContain(
    'として指定することとしたので通知します。',
  );
  expect(await formText('designation-notice', { ...short, date: '2027-04-01' })).toContain(
    'として指定したので通知します。',
  );
});

test('a renewal cites 法114 as 115④ borrows it', () => {
  const renewed = (kind: 'B' | 'C1') =>
    words(designationNotice.content({ ...short, kind, procedure: 'renewal' }, designationNotice.wording));
  expect(renewed('B')).toContain('（医療法第１１５条第４項において準用する同法第１１４条）');
  expect(renewed('C1')).toContain(
    '（医療法第１１９条第２項において準用する同法第１１５条第４項において準用する同法第１１４条）',
  );
});

test.each([
  [
    'new',
    '特定労務管理対象機関の指定をしないことについて',
    '医療法第１１８条第１項の規定による連携型特定地域医療提供機関（連携Ｂ水準）の指定をしない',
  ],
  [
    'renewal',
    '特定労務管理対象機関の指定の更新をしないことについて',
    '医療法第１１８条第２項において準用する同法第１１５条第１項の規定による連携型特定地域医療提供機関（連携Ｂ水準）の指定の更新をしない',
  ],
  [
    'change',
    '特定労務管理対象機関の業務の変更を承認しないことについて',
    '医療法第１１８条第２項において準用する同法第１１６条第１項の規定による連携型特定地域医療提供機関（連携Ｂ水準）に係る派遣をされる医師の業務の変更の承認をしない',
  ],
] as const)('a refusal for %s says so in subject and sentence', async (procedure, subject, sentence) => {
  const document = await formText('refusal-notice', { ...refusalNotice.samples.short, kind: 'RENKEI_B', procedure });
  expect(document).toContain(subject);
  expect(document).toContain(sentence);
});

test('a refused renewal says until when the present designation holds (法115①②), a refused change that it stays', async () => {
  const refused = (procedure: 'new' | 'renewal' | 'change', currentStanding: 'valid' | 'deemedContinuing') => {
    const currentValidUntil = currentStanding === 'valid' ? '2027-03-31' : '2027-03-30';
    return formText('refusal-notice', {
      ...refusalNotice.samples.short,
      date: '2027-03-31',
      procedure,
      currentValidUntil,
      currentStanding,
    });
  };
  expect(await refused('renewal', 'valid')).toContain(
    '有効期間の満了の日（令和９年３月３１日）の経過により効力を失います。（医療法第１１５条第１項）',
  );
  expect(await refused('renewal', 'deemedContinuing')).toContain(
    '従前の指定は、この処分により効力を失います。（医療法第１１５条第２項）',
  );
  expect(await refused('change', 'valid')).toContain(
    '現に受けている指定（有効期間の満了日令和９年３月３１日）の内容は、変わりません。',
  );
  expect(await refused('new', 'valid')).not.toContain('従前の指定');
});

test('a corrected letter says which one it replaces and why, in its subject too', async () => {
  const corrects = { number: '見本指令第５６６号', date: '2027-03-24', reason: '満了日に誤りがあったため。' };
  const document = await formText('designation-notice', { ...short, corrects });
  expect(document).toContain(
    '指定について（通知）（訂正）この文書は、次の文書を訂正し、これに代えるものです。訂正前の文書令和９年３月２４日付け見本指令第５６６号訂正の理由満了日に誤りがあったため。',
  );
  expect(await formText('designation-notice', short)).not.toContain('訂正');
});

test.each([
  ['affixed', '見本県知事見本太郎特定労務管理'],
  ['omitted', '見本県知事見本太郎（公印省略）特定労務管理'],
  ['electronic', '見本県知事見本太郎（電子署名）特定労務管理'],
] as const)('a letter with the seal %s prints nothing but %s where it is signed', async (seal, signed) => {
  expect(await formText('designation-notice', { ...short, seal })).toContain(signed);
});

test.each([
  ['a governor by name', { senderName: '見本　太郎' }],
  ['a title alone', { senderName: undefined }],
])('a seal of 30 mm on the last character of %s stays inside the margins and on nothing else', async (_, sender) => {
  const mm = 72 / 25.4;
  const places = (await textPlaces(await drawn('designation-notice', { ...short, ...sender }))).filter(
    ({ page }) => page === 1,
  );
  const name = places.findIndex(({ text }) => text.startsWith('見本県知事'));
  const line = places.filter(({ y }) => y === places[name]?.y);
  const last = line.at(-1) as (typeof places)[number];
  const centre = { x: last.x + last.width - 10.5 / 2, y: last.y + 4 };
  expect(centre.x + 15 * mm).toBeLessThanOrEqual(595.28 - 20 * mm);
  const covered = places.filter(
    ({ x, y, width }) =>
      Math.abs(y + 4 - centre.y) < 15 * mm && x + width > centre.x - 15 * mm && x < centre.x + 15 * mm,
  );
  expect(covered.filter((place) => !line.includes(place))).toEqual([]);
});

test('one letter asks a health centre about cases of several councils, numbered through the letter', async () => {
  const document = await formText('coordination-council-request', coordinationCouncilRequest.samples.long);
  expect(document).toMatch(
    /１会議の名称\(1\)見本圏地域医療構想調整会議\(2\)見本南圏地域医療構想調整会議.+見本圏地域医療構想調整会議番号.+２医療法人緑風会.+見本南圏地域医療構想調整会議番号.+３見本第三病院/,
  );
});

test('every notice states the duties of 法114, 122 and 116', () => {
  const document = words(designationNotice.content(short, designationNotice.wording));
  for (const article of ['第１１４条', '第１２２条', '第１１６条第１項']) expect(document).toContain(article);
});

test('an approved change asks for no new plan (法116 does not borrow 法114)', () => {
  const document = words(
    designationNotice.content({ ...short, procedure: 'change', change: '診療科の追加' }, designationNotice.wording),
  );
  expect(document).not.toContain('第１１４条');
  expect(document).toContain('第１２２条');
});

test('C-2 is told to report new doctors (則106⑨), 連携B to ask about the work of the doctors it sends (法118②)', () => {
  const notice = (kind: 'B' | 'RENKEI_B' | 'C2') =>
    words(designationNotice.content({ ...short, kind }, designationNotice.wording));
  expect(notice('C2')).toContain('施行規則第１０６条第９項');
  expect(notice('B')).not.toContain('第１０６条');
  expect(notice('RENKEI_B')).toContain('派遣をされる医師の業務を変更しようとするときは');
});

test('the letter to the health centre asks both kinds for the agreement with the plan, and names the documents of the procedure', () => {
  const { long } = coordinationCouncilRequest.samples;
  const document = words(
    coordinationCouncilRequest.content(
      { ...long, cases: long.cases.filter(({ kind }) => kind === 'RENKEI_B') },
      coordinationCouncilRequest.wording,
    ),
  );
  expect(document).toContain('構築方針（医療計画等）及び地域医療構想と整合的');
  expect(requestAttachments([{ kind: 'B', procedure: 'new' }])).toEqual([
    '確認様式１',
    '様式１及び様式５（写し）',
    '医師労働時間短縮計画の案（写し）',
    '評価結果報告書（写し）',
    '誓約書（様式９）（写し）',
  ]);
  expect(requestAttachments([{ kind: 'RENKEI_B', procedure: 'renewal' }])).toEqual([
    '確認様式２',
    '指定更新申請書及び様式６（写し）',
    '医師労働時間短縮計画の案（写し）',
    '評価結果報告書（写し）',
    '誓約書（様式９）（写し）',
  ]);
});

test('a refusal needs a reason (行手法8条) and 教示 (行服法82条)', () => {
  const fields = refusalNotice.input.fields;
  expect(fields['reasons']).toMatchObject({ kind: 'list', min: 1 });
  expect(fields['instructions']).toMatchObject({ kind: 'list', min: 1 });
});

test('a sample of a designation shows 教示 where it shows 条件, as the product prints it', () => {
  for (const { terms, instructions } of Object.values(designationNotice.samples))
    expect(instructions.length > 0).toBe(terms.length > 0);
});

test('an unconfirmed 教示 is a caution, a confirmed one is not', () => {
  const form = anyForm('refusal-notice');
  const [first] = refusalNotice.samples.short.instructions;
  const withCertainty = (certainty: 'confirmed' | 'unconfirmed') => ({
    ...refusalNotice.samples.short,
    instructions: [{ text: first?.text ?? '', certainty }],
  });
  expect(form.cautions?.(withCertainty('unconfirmed'))).toEqual([expect.stringContaining('未確認')]);
  expect(form.cautions?.(withCertainty('confirmed'))).toEqual([]);
});

test('a single reason stands by itself, several are numbered', async () => {
  const reasons = (count: number) => Array.from({ length: count }, (_, index) => `理由その${index}。`);
  const { short: sample } = refusalNotice.samples;
  expect(await formText('refusal-notice', { ...sample, reasons: reasons(1) })).toContain('２理由理由その0。３');
  expect(await formText('refusal-notice', { ...sample, reasons: reasons(2) })).toContain(
    '２理由(1)理由その0。(2)理由その1。３',
  );
});
