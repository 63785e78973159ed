// Loads what follows from its TypeScript source. In the thread itself where Node can: a thread of its own takes half a gigabyte of addresses since Node 24.
import * as module from 'node:module';
import * as hooks from './typescript-hooks.mjs';

if (module.registerHooks) module.registerHooks(hooks);
else module.register('./typescript-hooks.mjs', import.meta.url);
