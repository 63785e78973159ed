import type { Response } from 'express';
import type { Delivery } from '../documents/downloads.js';
import { contentDisposition } from '../documents/file-names.js';
import { showInOwnPages } from '../identity/security-headers.js';

/** Answers with a document: a PDF opens in the browser and in our own pages, everything else is saved. */
export function sendDelivery(response: Response, { fileName, mediaType, bytes }: Delivery, how: 'inline' | 'attachment' = 'inline'): void {
  const inline = how === 'inline' && mediaType === 'application/pdf';
  if (inline) showInOwnPages(response);
  response.setHeader('Content-Type', mediaType);
  response.setHeader('Content-Disposition', contentDisposition(fileName, inline ? 'inline' : 'attachment'));
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}
