import type { Content } from 'pdfmake/interfaces.js';
import { KEPT_TOGETHER } from '../elements/elements.js';
import type { FontFamily } from '../elements/font-files.js';
import { splitByFont } from './glyphs.js';

type Node = Record<string, unknown>;

const CHILDREN = ['stack', 'columns', 'ul', 'ol'] as const;

/** A text as pdfmake takes it: plain where one font draws all of it, else one run for each font. */
function runsOf(text: string, font: FontFamily): unknown {
  const runs = splitByFont(text, font);
  return runs.every((run) => run.font === font) ? runs.map((run) => run.text).join('') : runs;
}

type RunsOf = typeof runsOf;

function walk(node: unknown, inherited: FontFamily, runsOf: RunsOf): unknown {
  if (typeof node === 'string') {
    const runs = runsOf(node, inherited);
    return typeof runs === 'string' ? runs : { text: runs };
  }
  if (Array.isArray(node)) return node.map((child) => walk(child, inherited, runsOf));
  if (typeof node !== 'object' || node === null) return node;
  const copy: Node = { ...(node as Node) };
  const font = (copy['font'] as FontFamily | undefined) ?? inherited;
  if (typeof copy['text'] === 'string') copy['text'] = runsOf(copy['text'], font);
  else if (copy['text'] !== undefined) copy['text'] = walk(copy['text'], font, runsOf);
  for (const key of CHILDREN) if (copy[key] !== undefined) copy[key] = walk(copy[key], font, runsOf);
  if (copy['table'] !== undefined) {
    const table = copy['table'] as Node;
    copy['table'] = { ...table, body: walk(table['body'], font, runsOf) };
  }
  return copy;
}

/**
 * The same content with every text split into runs of one font each, so that forms write plain strings.
 * A node's `font` holds for its children; fonts set through named styles are not seen, so elements set `font`.
 */
export function withFontRuns(content: Content, base: FontFamily): Content {
  return walk(content, base, runsOf) as Content;
}

/** As {@link withFontRuns}, without the sign that pdfmake alone would draw. */
export function withFontRunsForStock(content: Content, base: FontFamily): Content {
  return walk(content, base, (text, font) => runsOf(text.replaceAll(KEPT_TOGETHER, ''), font)) as Content;
}
