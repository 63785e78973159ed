import { describeForm, formText } from '../test/support/describe-form.js';
import { c2DoctorNotice } from './c2-doctor-notice.js';
import { planNoChangeNotice } from './plan-no-change-notice.js';
import { planRevisionSubmission } from './plan-revision-submission.js';
import { brokenRules } from './parts/form.js';

describeForm('plan-revision-submission');
describeForm('plan-no-change-notice');
describeForm('c2-doctor-notice');

const { short: revision } = planRevisionSubmission.samples;
const { short: noChange } = planNoChangeNotice.samples;
const { short: doctors } = c2DoctorNotice.samples;

test('a revision states what is changed and why, and carries the plan (則109②)', async () => {
  const document = await formText('plan-revision-submission', revision);
  for (const part of [
    '医療法施行規則第１０９条第２項',
    '変更前',
    '変更後',
    '変更の理由',
    '添付書類変更後の医師労働時間短縮計画',
  ])
    expect(document).toContain(part);
  expect(planRevisionSubmission.input.fields['changes']).toMatchObject({ kind: 'list', min: 1 });
});

test('a plan that stays is reported too (法122③, 則109③)', async () => {
  const document = await formText('plan-no-change-notice', noChange);
  for (const part of ['変更をする必要がないと認めたので', '同条第３項', '第１０９条第３項'])
    expect(document).toContain(part);
});

test('both come from the administrator (法122②), the doctors of C-2 from the establisher (則106⑨)', async () => {
  expect(await formText('plan-revision-submission', revision)).toContain('管理者病院長見本一郎');
  expect(await formText('plan-no-change-notice', noChange)).toContain('管理者病院長見本一郎');
  expect(await formText('c2-doctor-notice', doctors)).toContain('開設者医療法人青雲会理事長見本三郎');
});

describe.each([
  [
    'plan-revision-submission',
    (change: object) => brokenRules(planRevisionSubmission, { ...revision, ...change }),
    (change: object) => planRevisionSubmission.cautions?.({ ...revision, ...change }),
  ],
  [
    'plan-no-change-notice',
    (change: object) => brokenRules(planNoChangeNotice, { ...noChange, ...change }),
    (change: object) => planNoChangeNotice.cautions?.({ ...noChange, ...change }),
  ],
])('%s', (_, check, cautions) => {
  const paths = (change: object) => check(change)?.map(({ path }) => path);
  const { review } = noChange;

  test('the doctors are heard before the look at the plan ends, and the document comes after it (法122②)', () => {
    expect(paths({ review: { ...review, heardOn: review.on } })).toEqual([]);
    expect(paths({ review: { ...review, heardOn: '2028-03-16' } })).toEqual(['review.heardOn']);
    expect(paths({ date: '2028-03-14' })).toEqual(['review.on']);
    expect(paths({ previousOn: review.on })).toEqual(['previousOn']);
    expect(paths({ planPeriod: { from: '2027-04-01', to: '2027-03-31' } })).toEqual(['planPeriod.to']);
  });

  test('a look more than a year after the last one is a caution (則109①)', () => {
    expect(cautions({ previousOn: '2027-03-15' })).toEqual([]);
    expect(cautions({ previousOn: '2027-03-14' })).toEqual([expect.stringContaining('１年を過ぎて')]);
  });
});

describe('the doctors of C-2', () => {
  const [first, second] = doctors.doctors as [(typeof doctors.doctors)[number], (typeof doctors.doctors)[number]];
  const paths = (change: Partial<typeof doctors>) =>
    brokenRules(c2DoctorNotice, { ...doctors, ...change }).map(({ path }) => path);

  test('stand with number, day of confirmation and period of their plan', async () => {
    expect(await formText('c2-doctor-notice', doctors)).toContain(
      '１見本四郎900001令和１０年２月１０日令和１０年４月１日から令和１２年３月３１日まで',
    );
  });

  test('are each named once, with a registration number of digits', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ doctors: [first, { ...second, registrationNo: first.registrationNo }] })).toEqual([
      'doctors.1.registrationNo',
    ]);
    expect(paths({ doctors: [{ ...first, registrationNo: '第90号' }] })).toEqual(['doctors.0.registrationNo']);
  });

  test('were confirmed before the notice, for a period that ends after it begins', () => {
    expect(paths({ doctors: [{ ...first, confirmedOn: '2028-03-16' }] })).toEqual(['doctors.0.confirmedOn']);
    expect(paths({ doctors: [{ ...first, planPeriod: { from: '2028-04-01', to: '2028-03-31' } }] })).toEqual([
      'doctors.0.planPeriod.to',
    ]);
    expect(paths({ designatedOn: '2028-03-16' })).toEqual(['designatedOn']);
  });

  test('whose plan has ended are a caution', () => {
    expect(c2DoctorNotice.cautions?.(doctors)).toEqual([]);
    const ended = { ...first, planPeriod: { from: '2026-04-01', to: '2028-03-14' } };
    expect(c2DoctorNotice.cautions?.({ ...doctors, doctors: [ended] })).toEqual([
      expect.stringContaining('見本　四郎'),
    ]);
  });
});
