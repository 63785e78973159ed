// The process that checks uploads, loaded from its TypeScript source, so that no build is needed to test it.
import './use-typescript.mjs';

await import('../../../src/documents/file-check-worker.js');
