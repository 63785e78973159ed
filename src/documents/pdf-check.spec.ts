import { PdfCheck } from './pdf-check.js';
import { pdf } from './test-files.js';

const worker = (name: string) => new URL(`../../test/support/worker/${name}.mjs`, import.meta.url);
const replaced = (from: RegExp | string, to: string) => Buffer.from(pdf().toString('latin1').replace(from, to), 'latin1');

const FAULTS: [string, Buffer, string | null][] = [
  ['a sound PDF', pdf(), null],
  ['one with a cross-reference stream', pdf({ crossReference: 'stream' }), null],
  ['one whose page is missing', replaced('/Kids [3 0 R]', '/Kids [8 0 R]'), 'broken'],
  ['one whose objects were overwritten', replaced(/obj\n<<[^>]*>>/g, 'obj\n0000'), 'broken'],
  ['one without a page', replaced('/Kids [3 0 R] /Count 1', '/Kids [] /Count 0'), 'broken'],
];

describe.each([
  ['in this thread', new PdfCheck()],
  ['in a thread of its own', new PdfCheck({ workerFile: worker('pdf-check-worker') })],
])('%s', (_, check) => {
  it.each(FAULTS)('%s', async (_name, bytes, fault) => expect(await check.faultOf(bytes)).toBe(fault));
});

it('does not wait for ever for one that keeps its reader busy', async () => {
  expect(await new PdfCheck({ workerFile: worker('endless-worker'), limitMs: 500 }).faultOf(pdf())).toBe('tooHeavy');
});
