// The render worker of src/documents, loaded from its TypeScript source, so that no build is needed to test it.
import './use-typescript.mjs';

const { default: drawForm } = await import('../../../src/documents/render-worker.js');

export default drawForm;
