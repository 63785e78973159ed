import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The whole answer for a page: doctype and markup. Every text in it is escaped by Preact. */
export function renderPage(node: VNode): string {
  return `<!DOCTYPE html>${renderToString(node)}`;
}
