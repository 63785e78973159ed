import { entryBegins } from './held-entries.js';
import { contactOn, missingOnPapers } from './office-contact.js';

const submission = { office: '架空課', unit: '架空係', channels: ['紙'], phone: null };
const first = { holdsFrom: '2026-04-01', governorName: '見本　一郎', section: '', phone: '000-000-0000', email: '' };
const second = { ...first, holdsFrom: '2027-04-23', governorName: '見本　二郎', section: '見本課' };

test('a paper dated on the eve of the new governor bears the former name, and the new one from that day', () => {
  const profile = { submission, contacts: [first, second] };
  // Before 2026-04-01 nothing is settled; 2027-04-22 is one day before the second entry begins.
  expect(['2026-03-31', '2026-04-01', '2027-04-22', '2027-04-23'].map((day) => contactOn(profile, day))).toEqual([
    { governorName: null, section: '架空課架空係', phone: null, email: null },
    { governorName: '見本　一郎', section: '架空課架空係', phone: '000-000-0000', email: null },
    { governorName: '見本　一郎', section: '架空課架空係', phone: '000-000-0000', email: null },
    { governorName: '見本　二郎', section: '見本課', phone: '000-000-0000', email: null },
  ]);
});

test('of two entries from one day the later one, which mended it, holds', () => {
  const mended = { ...first, governorName: '見本　三郎' };
  expect(contactOn({ submission, contacts: [first, mended] }, '2026-04-01').governorName).toBe('見本　三郎');
});

test('an entry begins no earlier than the last one, so that the papers of former days keep their name', () => {
  expect(entryBegins([], '2020-01-01')).toBeNull();
  expect(entryBegins([first], '2026-04-01')).toBeNull();
  expect(entryBegins([first], '2026-03-31')).toBe('tooEarly');
});

test('what papers leave without is said, and nothing where all is there', () => {
  const settled = { governorName: '見本　一郎', section: '架空課', phone: null, email: 'a@example.jp' };
  expect(missingOnPapers(settled)).toEqual([]);
  expect(missingOnPapers({ ...settled, governorName: null, email: null })).toEqual([
    expect.stringContaining('職名だけで'),
    expect.stringContaining('課・係の名称だけで'),
  ]);
});
