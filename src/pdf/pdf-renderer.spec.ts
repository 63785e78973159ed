import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';
import { PdfRenderer } from './pdf-renderer.js';

it('lets a thread come to what a job left to do before the next one', async () => {
  const renderer = new PdfRenderer<null, number>({
    workerFile: pathToFileURL(join(projectRoot(), 'test/support/worker/ticks.mjs')),
  });
  const seen: number[] = [];
  for (let job = 0; job < 5; job += 1) seen.push(await renderer.run(null));
  await renderer.close();
  expect(seen).toEqual([0, 1, 2, 3, 4]);
});
