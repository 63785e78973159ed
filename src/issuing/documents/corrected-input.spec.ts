import fc from 'fast-check';
import { correctedInput, same } from './corrected-input.js';

/** Data of a form, as JSON brings it. */
const input = fc.dictionary(
  fc.constantFrom('name', 'date', 'rows', 'place'),
  fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.array(fc.record({ name: fc.string({ maxLength: 2 }), day: fc.string({ maxLength: 2 }) }), { maxLength: 3 }),
    fc.record({ name: fc.string({ maxLength: 2 }) }),
  ),
);

it('changes nothing where the correction changes nothing, whatever is said otherwise today', () => {
  fc.assert(
    fc.property(input, input, (frozen, today) => expect(correctedInput(frozen, today, { ...today })).toEqual(frozen)),
  );
});

it('is what the correction says where nothing else has changed since', () => {
  fc.assert(
    fc.property(input, input, (frozen, after) => expect(correctedInput(frozen, { ...frozen }, after)).toEqual(after)),
  );
});

it('takes field for field from the correction what it changes, and from what was frozen all else', () => {
  fc.assert(
    fc.property(input, input, input, (frozen, before, after) => {
      const result = correctedInput(frozen, before, after) as Record<string, unknown>;
      for (const name of ['name', 'date', 'rows', 'place'])
        if (same(before[name], after[name])) expect(result[name]).toEqual(frozen[name]);
        else if (typeof after[name] === 'string' || after[name] === undefined)
          expect(result[name]).toEqual(after[name]);
    }),
  );
});

it('does twice what it does once', () => {
  fc.assert(
    fc.property(input, input, input, (frozen, before, after) => {
      const once = correctedInput(frozen, before, after);
      expect(correctedInput(once, before, after)).toEqual(once);
    }),
  );
});

it('corrects a row of a list, and leaves the name that stands beside the value as it was', () => {
  const row = (name: string, day: string) => ({ cases: [{ name, day }], remarks: undefined });
  expect(correctedInput(row('旧病院', '1'), row('新病院', '1'), row('新病院', '2'))).toEqual({
    cases: [{ name: '旧病院', day: '2' }],
  });
});

it('takes away and adds whole lines where a list grows or shrinks', () => {
  expect(correctedInput(['古い訂正'], ['古い訂正', '登録の変更'], ['新しい訂正', '登録の変更'])).toEqual([
    '新しい訂正',
  ]);
  expect(correctedInput(['一', '二'], ['一'], [])).toEqual(['二']);
});
