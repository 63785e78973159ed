import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * How many pixels of a picture differ from the committed one. With UPDATE_GOLDEN=1 in the environment the picture is
 * written instead (look at it before you commit it).
 * @throws where there is no committed picture, or one of another size
 */
export function differingPixels(png: Buffer, golden: URL): number {
  const got = PNG.sync.read(png);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(fileURLToPath(golden)), { recursive: true });
    // a page is black, white and grey: a grey picture is a third of the size
    writeFileSync(golden, PNG.sync.write(got, { colorType: 0 }));
    return 0;
  }
  if (!existsSync(golden)) throw new Error(`No picture ${golden.pathname}; see docs/adr/0003-pdf-engine.md to make it`);
  const want = PNG.sync.read(readFileSync(golden));
  return pixelmatch(got.data, want.data, undefined, want.width, want.height, { threshold: 0.1 });
}
