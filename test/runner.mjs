import '@swc-node/register/esm-register';
import { createRunner } from 'jest-light-runner';

// Workers compile TypeScript as they load it; so does this process, which runs the tests itself when it is the only worker.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${import.meta.resolve('./worker.mjs')}`;

/**
 * Runs spec files in plain Node processes that keep their modules. Jest's own runner gives each file a context in which it loads the whole program anew,
 * six seconds of work for every file that starts the application.
 */
export default createRunner({ runtime: 'child_process' });
