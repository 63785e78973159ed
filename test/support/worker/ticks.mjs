let ticks = 0;

/** How many of the earlier jobs have had their next tick. */
export default function ticksSoFar() {
  const soFar = ticks;
  process.nextTick(() => (ticks += 1));
  return soFar;
}
