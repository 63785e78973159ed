/** Preloaded into the program (`node --import`): it may not listen for what nobody heard, so that any such thing ends it as it would by default. */
const listen = process.on;
process.on = function (event, listener) {
  return event === 'unhandledRejection' || event === 'uncaughtException' ? this : listen.call(this, event, listener);
};
