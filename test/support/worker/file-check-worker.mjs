// The process that checks uploads, loaded from its TypeScript source, so that no build is needed to test it.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
await import('../../../src/documents/file-check-worker.ts');
