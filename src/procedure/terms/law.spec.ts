/** Articles as they apply to a kind and a procedure; compared with the text of the act and its ordinance. */
import { reviewCheckBasis } from '../conditions/examination.js';
import { article113For, medicalCouncilBasis } from './law.js';
import { publicNoticeBasis } from '../designation/public-notice.js';

it('borrows 法113 through the articles of the kind and of the procedure', () => {
  expect(article113For({ kind: 'B', procedure: 'new' }, '②')).toBe('法113②');
  expect(article113For({ kind: 'B', procedure: 'change' }, '②')).toBe('法116②→113②');
  expect(article113For({ kind: 'C1', procedure: 'renewal' }, '③一')).toBe('法119②→115④→113③一');
  expect(medicalCouncilBasis('C2', 'renewal')).toBe('法120②→115④→113⑤');
});

it.each([
  ['B', '法113⑥、則83'],
  ['RENKEI_B', '法118②→113⑥、則90'],
  ['C1', '法119②→113⑥、則97'],
  ['C2', '法120②→113⑥、則104'],
] as const)('cites the public notice of %s', (kind, basis) => expect(publicNoticeBasis(kind)).toBe(basis));

it.each([
  ['B', 'new', 'R1', '法113③一, 則82①一'],
  ['RENKEI_B', 'new', 'R2', '法118②→113③一, 則89①→82①二'],
  ['C1', 'new', 'R2', '法119②→113③一, 則96①二'],
  ['C2', 'renewal', 'R4', '法120②→115④→113③三, 令14, 則103②→82②'],
  ['C2', 'change', 'R5', '法120①, 則106②③'],
  ['RENKEI_B', 'new', 'R11', '令12, 法118①'],
] as const)('cites for %s, %s, the point %s', (kind, procedure, id, basis) =>
  expect(reviewCheckBasis(id, { kind, procedure })).toBe(basis),
);
