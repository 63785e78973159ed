import { setImmediate as turn } from 'node:timers/promises';
import { heapGrowth } from '../../test/support/heap.js';
import { FairGate, NoPlace } from './fair-gate.js';

const gate = (more: Partial<ConstructorParameters<typeof FairGate>[0]> = {}) =>
  new FairGate({ places: 2, perPerson: 2, waitingPerPerson: 3, waitMs: 60_000, ...more });

/** Enters for each person named and notes the order in which they get in. */
function queue(of: FairGate, persons: readonly string[]) {
  const entered: string[] = [];
  const leaves: (() => void)[] = [];
  const all = persons.map(async (person) => {
    leaves.push(await of.enter(person));
    entered.push(person);
  });
  void Promise.allSettled(all);
  return { entered, leaves };
}

it('lets so many in at once, over all and of each person', async () => {
  const { entered } = queue(gate({ perPerson: 1 }), ['a', 'a', 'b', 'c']);
  await turn();
  expect(entered).toEqual(['a', 'b']);
});

it('gives a free place to whoever has the fewest, then to whoever waited longest since the last one', async () => {
  const { entered, leaves } = queue(gate({ places: 1 }), ['a', 'a', 'a', 'b', 'c', 'b']);
  for (let left = 0; left < 6; left += 1) {
    await turn();
    leaves[left]?.();
  }
  expect(entered).toEqual(['a', 'b', 'c', 'a', 'b', 'a']);
});

it('refuses at once whoever has enough waiting, and after a time whoever found no place', async () => {
  const alive = setInterval(() => {}, 1000); // the waits alone keep no program running
  const narrow = gate({ places: 1, waitingPerPerson: 1, waitMs: 20 });
  await narrow.enter('a');
  const waiting = narrow.enter('b');
  await expect(narrow.enter('b')).rejects.toThrow(NoPlace);
  await expect(waiting).rejects.toMatchObject({ own: false });
  await expect(gate({ places: 5, perPerson: 0, waitMs: 20 }).enter('a')).rejects.toMatchObject({ own: true });
  clearInterval(alive);
});

it('forgets whoever gives up the wait, and takes a place back once', async () => {
  const narrow = gate({ places: 1 });
  const leave = await narrow.enter('a');
  const gone = new AbortController();
  const waiting = narrow.enter('b', gone.signal);
  gone.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  leave();
  leave();
  const { entered } = queue(narrow, ['c', 'd']);
  await turn();
  expect(entered).toEqual(['c']);
});

it('keeps nobody in mind for ever where the gate is never empty', async () => {
  const busy = gate();
  await busy.enter('who stays');
  const growth = await heapGrowth(async () => {
    for (let person = 0; person < 300_000; person += 1) (await busy.enter(`person ${person}`))();
  });
  expect(growth).toBeLessThan(5);
});
