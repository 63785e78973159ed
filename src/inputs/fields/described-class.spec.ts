import { group, line, rows } from '../../procedure/fields/field.js';
import { completeInputClass, inputClass } from './described-class.js';
import { readInput } from './read-input.js';

const INNER = { name: line('名前', { example: '架空' }) };
const FIELDS = {
  chair: group('座長', INNER),
  members: rows('構成員', INNER, { rowLabel: '構成員', unique: ['name'] }),
};

it('asks what is recorded as a whole for what is inside its groups and rows too, whoever shares their description', () => {
  const body = { chair: { name: '' }, members: [{ name: 3 }] };
  for (const ask of [1, 2]) {
    expect(readInput(inputClass('Half', FIELDS), { chair: { name: '' } }, 'json')).toMatchObject({ ok: true });
    const read = readInput(completeInputClass('Whole', FIELDS), body, 'json');
    expect([ask, read.ok ? [] : read.errors.map(({ field }) => field)]).toEqual([
      ask,
      ['chair.name', 'members[0].name'],
    ]);
  }
});
