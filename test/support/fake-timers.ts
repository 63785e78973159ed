import FakeTimers from '@sinonjs/fake-timers';

let clock: ReturnType<typeof FakeTimers.install>;

/** Timeouts and intervals go on only when a test says so; everything else (sockets, clocks, `timers/promises`) as ever. */
export const timers = {
  hold: () => {
    const toFake = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
    // Connections that the pool opened before clear what they had set.
    clock = FakeTimers.install({ toFake: [...toFake], shouldClearNativeTimers: true });
  },
  /** Milliseconds. */
  goOn: (ms: number) => void clock.tick(ms),
  waiting: () => clock.countTimers(),
  release: () => void clock.uninstall(),
};
