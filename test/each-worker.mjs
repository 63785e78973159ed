import { addEventHandler } from 'jest-circus';
import pTimeout from 'p-timeout';

// Programs that a test starts are the compiled ones.
delete process.env.NODE_OPTIONS;

/** Milliseconds that a test or a hook may take unless it says otherwise: a page walk in Chromium on a busy two-core machine. */
const LIMIT = 240_000;

/** The clock on the wall, also while a spec holds its own. */
const customTimers = { setTimeout, clearTimeout };

// The runner keeps no time itself: whatever a spec adds is wrapped as it is added, after jest-circus has put it down.
addEventHandler((event, { currentDescribeBlock: block }) => {
  if (event.name === 'add_test') limit(block.children.at(-1));
  if (event.name === 'add_hook') limit(block.hooks.at(-1));
});

function limit(step) {
  const { fn, timeout = LIMIT } = step;
  if (fn.length > 0) throw new Error('write tests and hooks that return a promise, not ones that take a callback');
  const message = `not done after ${timeout / 1000} s`;
  step.fn = () => pTimeout(Promise.resolve().then(fn), { milliseconds: timeout, message, customTimers });
}
