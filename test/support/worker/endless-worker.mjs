// A process that never comes to an end of its task.
process.on('message', () => {
  for (;;);
});
process.send({ ready: true });
