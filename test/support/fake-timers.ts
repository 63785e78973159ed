import { jest } from '@jest/globals';

/** Timeouts and intervals go on only when a test says so; everything else (sockets, clocks, `timers/promises`) as ever. */
export const timers = {
  hold: () =>
    void jest.useFakeTimers({
      doNotFake: ['Date', 'performance', 'hrtime', 'nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'],
    }),
  /** Milliseconds. */
  goOn: (ms: number) => void jest.advanceTimersByTime(ms),
  waiting: () => jest.getTimerCount(),
  release: () => void jest.useRealTimers(),
};
