import { describeForm, formText } from '../test/support/describe-form.js';
import { confirmationForm1 } from './confirmation-form-1.js';
import { confirmationForm2 } from './confirmation-form-2.js';
import { anyForm, type FormId } from './index.js';
import { brokenRules } from './parts/form.js';

describeForm('confirmation-form-1', () => ({ purpose: 'report' }));
describeForm('confirmation-form-2', () => ({ purpose: 'report' }));

describe.each([confirmationForm1, confirmationForm2].map((form) => anyForm(form.id as FormId)))('$id', (form) => {
  const id = form.id as FormId;
  const record = form.samples.short as object;

  test('the report has the statement, the date, the council and its chair at the bottom', async () => {
    const document = await formText(id, { ...record, purpose: 'report' });
    expect(document).toMatch(
      /上記について確認し、当該医療機関において医師の長時間労働を前提とせざるを得ないことを確認した。令和８年１２月４日.+圏地域医療構想調整会議座長見本.郎$/,
    );
  });

  test('the sheet for the meeting has the same table and no bottom, although the record is already confirmed', async () => {
    const report = await formText(id, { ...record, purpose: 'report' });
    const meeting = await formText(id, { ...record, purpose: 'meeting' });
    expect(report.startsWith(meeting)).toBe(true);
    expect(meeting).not.toContain('座長');
  });

  test('a report without its confirmation is refused, a sheet for the meeting is not', () => {
    const check = (purpose: string) =>
      brokenRules(form, { ...record, purpose, confirmation: undefined }).map(({ path }) => path);
    expect(check('report')).toEqual(['confirmation.date']);
    expect(check('meeting')).toEqual([]);
  });
});

test('figures are printed with their units', async () => {
  expect(await formText('confirmation-form-1', confirmationForm1.samples.short)).toContain(
    '救急車受入件数：１，２３４件',
  );
  const dispatch = await formText('confirmation-form-2', confirmationForm2.samples.long);
  for (const figure of ['48医療機関', '1,320人', '5,480日']) expect(dispatch).toContain(figure);
});

test('results in words stand where figures would', async () => {
  const { short } = confirmationForm1.samples;
  const works = [
    {
      work: '(2) 居宅等における医療',
      requirements: [{ requirement: '(2)イ', results: [], resultsText: '訪問診療を月に約七十回' }],
    },
  ];
  expect(await formText('confirmation-form-1', { ...short, works })).toContain('訪問診療を月に約七十回');
});
