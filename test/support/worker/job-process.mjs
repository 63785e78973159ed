// A program of its own that works off jobs on the database of a test, until it is killed.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
const { startJobProcess } = await import('./job-process.ts');

await startJobProcess();
