// The packs worker of src/documents, loaded from its TypeScript source, so that no build is needed to test it.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
const { default: drawPackTask } = await import('../../../src/documents/pack-worker.ts');

export default drawPackTask;
