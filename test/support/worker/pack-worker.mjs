// The packs' process of src/documents, loaded from its TypeScript source, so that no build is needed to test it.
import './use-typescript.mjs';

await import('../../../src/documents/pack-worker.js');
