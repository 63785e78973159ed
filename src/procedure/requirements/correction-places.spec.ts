import { hokkaidoProfile, filledContent } from '../../../test/support/procedure-samples.js';
import { filesFor, person, sampleFacts, TODAY } from '../../../test/support/procedure.js';
import { correctionIsSound } from '../conditions/examination.js';
import { evaluationMayFollow } from './evaluation-to-follow.js';
import type { CaseFacts } from '../case/facts.js';
import { type Kind, KINDS } from '../terms/kinds.js';
import { contentSections } from '../fields/sections.js';
import { correctionPlace, correctionPlaceOnPaper, correctionPlaces } from './correction-places.js';

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
  expect(correctionPlaceOnPaper(facts('B'), 'D22')).toBe('書類：様式９　誓約書');
  expect(correctionPlaceOnPaper(facts('B'), '第2回の 様式5-2')).toBe('第2回の 様式5-2');
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

const placesOf = (changed: CaseFacts) => correctionPlaces(changed).map(({ value }) => value);

it.each(KINDS)(
  'offers the person to phone, the telephone and what has no place of %s, each once, and each in words of its own',
  (kind) => {
    const places = correctionPlaces(facts(kind));
    expect(places.filter(({ value }) => value.startsWith('contact'))).toEqual([
      { value: 'contactName', label: '申請内容：医療機関の基本情報' },
      { value: 'contactPhone', label: '申請内容：医療機関の基本情報（担当者の電話番号）' },
    ]);
    expect(places.at(-1)).toEqual({ value: 'その他', label: 'その他' });
    expect(new Set(places.map(({ label }) => label)).size).toBe(places.length);
  },
);

test('a document that is not needed is offered where it came all the same, and one that is asked for always', () => {
  const listed = { ...filledContent('B'), subItems: ['(1)ア'] } as CaseFacts['content'];
  const without = { ...facts('B'), content: listed, attachedFiles: [] };
  expect(placesOf(without)).not.toContain('D05');
  expect(placesOf(without)).toEqual(expect.arrayContaining(['D20', 'D21', 'D22', 'D30']));
  expect(placesOf({ ...without, attachedFiles: filesFor(['D05']) })).toContain('D05');
});

test('the notice of an evaluation that is still to come is offered: it is asked for in a 補正 when it has come', () => {
  const coming = { ...facts('B'), procedure: 'renewal', attachedFiles: [] } as CaseFacts;
  const evaluation = { appliedOn: '2026-06-01', receiptNo: '受付1', result: null };
  expect(evaluationMayFollow({ ...coming, evaluation })).toBe(true);
  expect(placesOf({ ...coming, evaluation })).toContain('D21');
});

describe('a correction is asked for at a place of the application', () => {
  const unmetFor = (...targets: string[]) =>
    correctionIsSound(
      { facts: facts('B'), actor: person('prefectureOfficer'), now: { today: TODAY } },
      {
        items: targets.map((target) => ({ target, text: '直してください' })),
      },
    ).filter(({ met }) => !met);

  it('takes each place that is offered', () => {
    expect(unmetFor(...placesOf(facts('B')))).toEqual([]);
  });

  it.each(['何でもよい言葉', 'plan', 'administratorName', 'regionalRole', 'D07', 'toString'])(
    'takes no %s',
    (target) => {
      const [refused, ...others] = unmetFor('D20', target, 'その他');
      expect(others).toEqual([]);
      expect(refused).toMatchObject({ id: 'correctionPlaces', field: 'items[1].target' });
      expect(refused?.text).toContain(`補正の項目2の「${target}」はありません。選べるもの：D`);
      expect(refused?.text).toContain('D20（書類：医師労働時間短縮計画（案））');
      expect(refused?.text).toMatch(/、その他$/u);
    },
  );
});
