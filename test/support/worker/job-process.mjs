// A program of its own that works off jobs on the database of a test, until it is killed.
import './use-typescript.mjs';

const { startJobProcess } = await import('./job-process.js');

await startJobProcess();
