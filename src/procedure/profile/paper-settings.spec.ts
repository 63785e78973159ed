import type { PaperSetting } from '../case/facts.js';
import { sampleProfile } from '../../../test/support/procedure.js';
import { formPart, instructionsOn, sealsOn, wordingOn } from './paper-settings.js';

const seals = { ...sampleProfile.sealsAndNumbers, requestSeal: 'affixed' as const, requestNumber: '見本第　　号' };
const paperSettings: PaperSetting[] = [
  { part: 'sealsAndNumbers', holdsFrom: '2027-04-01', value: seals },
  { part: formPart('refusal-notice'), holdsFrom: '2027-01-10', value: { title: '見本の表題' } },
  { part: 'appealInstructions', holdsFrom: '2027-04-01', value: [{ text: '新しい教示', certainty: 'confirmed' }] },
  { part: formPart('refusal-notice'), holdsFrom: '2027-05-01', value: {} },
];
const profile = { ...sampleProfile, formWording: { 'refusal-notice': { title: '設定の表題' } }, paperSettings };

test('a paper of the eve of a change says what the profile says, and the entry from its day on', () => {
  expect(['2027-03-31', '2027-04-01'].map((day) => sealsOn(profile, day).requestNumber)).toEqual([
    '事務連絡',
    '見本第　　号',
  ]);
  expect(['2027-03-31', '2027-04-01'].map((day) => instructionsOn(profile, day)[0]?.text)).toEqual([
    '架空の教示',
    '新しい教示',
  ]);
});

test('each part has days of its own: the words of one form change neither another form nor what is prepared for April', () => {
  const titles = ['2027-01-09', '2027-01-10', '2027-04-30', '2027-05-01'].map((day) =>
    wordingOn(profile, 'refusal-notice', day),
  );
  // The last entry leaves every word as the form has it, also where the profile says otherwise.
  expect(titles).toEqual([{ title: '設定の表題' }, { title: '見本の表題' }, { title: '見本の表題' }, {}]);
  expect(wordingOn(profile, 'designation-notice', '2027-05-01')).toEqual({});
});
