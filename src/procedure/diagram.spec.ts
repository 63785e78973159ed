/** The diagrams say what the machines say. */
import { machinePage, stateDiagram } from './diagram.js';
import { KINDS } from './terms/kinds.js';
import { DEFAULT_COUNCILS } from './machines/index.js';
import { statesOf, transitionsOf } from './machines/structure.js';
import { STATE_INFO } from './terms/states.js';

it.each(KINDS)('draws every state and every move of %s once', (kind) => {
  const diagram = stateDiagram(kind, DEFAULT_COUNCILS[kind]);
  const moves = transitionsOf(kind, DEFAULT_COUNCILS[kind]).filter(({ from, to }) => from !== to);
  for (const state of statesOf(kind, DEFAULT_COUNCILS[kind]))
    expect(diagram).toContain(`state "${STATE_INFO[state].label}" as `);
  const arrows = new Set(moves.map(({ from, to }) => `  ${from.replace('.', '_')} --> ${to.replace('.', '_')}: `));
  for (const arrow of arrows) expect(diagram.split(arrow)).toHaveLength(2);
});

it('marks where a case is', () => {
  const diagram = stateDiagram('C2', DEFAULT_COUNCILS.C2, 'deciding.drafted');
  expect(diagram).toContain('state "起案（決裁待ち）（いまここ）" as deciding_drafted');
  expect(diagram).toContain('class deciding_drafted here');
});

it('leaves out the councils a kind is not put to', () => {
  expect(machinePage('C2', DEFAULT_COUNCILS.C2)).not.toMatch(/調整会議|対策協/);
});

it('never uses the words the screens avoid', () => {
  for (const kind of KINDS) expect(machinePage(kind, DEFAULT_COUNCILS[kind])).not.toMatch(/差し戻|受理/);
});
