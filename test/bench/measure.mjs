/** Wall time of one run in milliseconds. */
export async function timed(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/**
 * Fastest run of each contestant in milliseconds. They take turns, so that a slow moment of the machine meets all of them; the
 * minimum is what the code needs, all above it is the machine's other work. The first turn only warms up. In each turn all get
 * the same input, which is new in every turn: what a contestant remembers from one turn to the next is only what comes again in practice.
 */
export async function fastest(contestants, turns, newInput) {
  const best = Object.fromEntries(Object.keys(contestants).map((name) => [name, Infinity]));
  for (let turn = 0; turn <= turns; turn += 1) {
    const input = newInput();
    for (const [name, run] of Object.entries(contestants)) {
      const time = await timed(() => run(input));
      if (turn > 0) best[name] = Math.min(best[name], time);
    }
  }
  return best;
}

/** Smallest value that so many percent of the values do not exceed. */
export function percentile(values, percent) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)];
}

/** One line of the bench. */
export function report(name, value, goal) {
  process.stdout.write(`bench: ${name} = ${value.toFixed(2)} (goal ${goal})\n`);
}
