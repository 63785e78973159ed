import { createRequire } from 'node:module';

/** An unbreakable block does not fit on one page; pdfmake would have dropped it without a word. */
export class BlockTooTallError extends Error {
  constructor() {
    super('An unbreakable block is taller than the page and would be lost');
    this.name = 'BlockTooTallError';
  }
}

interface PageElementWriter {
  addFragment: (this: PageElementWriter, ...args: unknown[]) => unknown;
}

/**
 * pdfmake 0.3.11 silently leaves out a block (`unbreakable`, `dontBreakRows`, `keepWithHeaderRows`) that is taller
 * than a page: its writer answers `false` and nobody looks. After this call the loss is a {@link BlockTooTallError}.
 * Call once for each process or worker.
 */
export function installOverflowGuard(): void {
  const require = createRequire(import.meta.url);
  const writer = (require('pdfmake/js/PageElementWriter') as { default: { prototype: PageElementWriter } }).default
    .prototype;
  const addFragment = writer.addFragment;
  writer.addFragment = function (this: PageElementWriter, ...args) {
    const placed = addFragment.apply(this, args);
    if (placed === false) throw new BlockTooTallError();
    return placed;
  };
}
