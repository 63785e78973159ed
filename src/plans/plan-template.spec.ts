import { inflateRawSync } from 'node:zlib';
import { EFFORTS, HEADINGS, MAKING, MANAGEMENT } from '../../forms/work-time-reduction-plan/outline.js';
import { readZipDirectory } from '../documents/zip-directory.js';
import { KINDS, type Kind } from '../procedure/terms/kinds.js';
import { planTemplate } from './plan-template.js';

const institution = { name: '架空𠮷野病院', address: '架空市緑町1丁目', administratorName: '髙橋 一' };

async function textOf(kind: Kind, path = 'word/document.xml'): Promise<string> {
  const bytes = await planTemplate({ kind, institution });
  const part = readZipDirectory(bytes)?.find(({ name }) => name === path);
  if (!part) throw new Error('no document in the file');
  const from = part.offset + 30 + bytes.readUInt16LE(part.offset + 26) + bytes.readUInt16LE(part.offset + 28);
  const packed = bytes.subarray(from, from + part.packed);
  return (part.method === 0 ? packed : inflateRawSync(packed)).toString('utf8').replaceAll(/<[^>]+>/gu, '');
}

it.each(KINDS)('the file to fill in for %s bears the hospital and every heading of the plan', async (kind) => {
  const text = await textOf(kind);
  const { training, ...efforts } = EFFORTS;
  for (const word of [
    ...Object.values(institution),
    ...Object.values(HEADINGS),
    ...Object.values(MANAGEMENT),
    ...Object.values(MAKING),
    ...Object.values(efforts),
  ])
    expect(text).toContain(word);
  // 則96①二ロ: training is made efficient under C-1 alone.
  expect(text.includes(training)).toBe(kind === 'C1');
});

it('the file is the hospital’s own', async () => {
  expect(await textOf('B', 'docProps/core.xml')).toContain(institution.name);
  expect(await textOf('B', 'docProps/core.xml')).not.toContain('Un-named');
});
