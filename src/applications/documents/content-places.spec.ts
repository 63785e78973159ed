import { hokkaidoProfile, filledContent } from '../../../test/support/procedure-samples.js';
import { sampleFacts } from '../../../test/support/procedure.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import { type Kind, KINDS } from '../../procedure/terms/kinds.js';
import { contentSections } from '../../procedure/fields/sections.js';
import { correctionPlace } from './content-places.js';

/** For B with a sub-item of each sort, so that every field is asked. */
function facts(kind: Kind): CaseFacts {
  const content = filledContent(kind);
  const asked = content.kind === 'B' ? { ...content, subItems: ['(1)イ', '(2)イ', '(3)イ', '(3)ウ'] } : content;
  return sampleFacts(kind, { profile: hokkaidoProfile(), content: asked });
}

test.each(KINDS)('every field of the pages of %s has the place that its section is called', (kind) => {
  const sections = contentSections(facts(kind));
  expect(sections.length).toBeGreaterThan(2);
  for (const { title, fields } of sections) {
    for (const { path } of fields.filter((field) => field.path !== 'contactPhone'))
      expect([path, correctionPlace(facts(kind), path)]).toEqual([path, `申請内容：${title}`]);
  }
});

test('the telephone of the contact is a place of its own beside that of its section', () => {
  expect(correctionPlace(facts('B'), 'contactPhone')).toBe('申請内容：医療機関の基本情報（担当者の電話番号）');
});

test('a document is named with its form, a text that is neither stays as it was written', () => {
  expect(correctionPlace(facts('B'), 'D22')).toBe('書類：様式9 誓約書');
  expect(correctionPlace(facts('B'), 'その他')).toBe('その他');
  expect(correctionPlace(facts('B'), 'destinations[0].persons')).toBe('destinations[0].persons');
});

test('a document that another kind asks for is named too, for nobody knows it by its id', () => {
  const { profile } = facts('B');
  const others = profile.documents.filter(({ kinds }) => !kinds.includes('B'));
  expect(others.length).toBeGreaterThan(0);
  for (const { id, name } of others) expect(correctionPlace(facts('B'), id)).toContain(name);
});

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty[0]', 'valueOf.x'])(
  'takes %s for no field: it is shown as it was written',
  (target) => {
    for (const kind of KINDS) expect(correctionPlace(facts(kind), target)).toBe(target);
  },
);
