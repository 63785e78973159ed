import { isMainThread } from 'node:worker_threads';

// The threads that a test starts load this file too: they run what is compiled, and hear nothing from the pool.
if (isMainThread) {
  await import('@swc-node/register/esm-register');
  keepSettings();
}

/**
 * jest-light-runner answers every worker when one of them asks for the settings, and only once: a worker that does not listen yet would wait for ever.
 * So whatever comes before it asks is kept. Listening starts with the pool's own listener: before it, messages would be lost.
 */
function keepSettings() {
  let settings;
  process.on('newListener', function listen(name) {
    if (name !== 'message') return;
    process.off('newListener', listen);
    process.on('message', (message) => {
      if (message?.type === 'jest-light-runner-worker-data') settings = message;
    });
  });
  const send = process.send.bind(process);
  process.send = (message, ...rest) =>
    message === 'jest-light-runner-get-worker-data' && settings
      ? process.emit('message', settings)
      : send(message, ...rest);
}
