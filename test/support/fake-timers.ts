import { ModernFakeTimers } from '@jest/fake-timers';

const fakes = new ModernFakeTimers({ config: { fakeTimers: {} }, global: globalThis });

/** Timeouts and intervals go on only when a test says so; everything else (sockets, clocks, `timers/promises`) as ever. */
export const timers = {
  hold: () =>
    fakes.useFakeTimers({
      doNotFake: ['Date', 'performance', 'hrtime', 'nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'],
    }),
  /** Milliseconds. */
  goOn: (ms: number) => fakes.advanceTimersByTime(ms),
  waiting: () => fakes.getTimerCount(),
  release: () => fakes.useRealTimers(),
};
