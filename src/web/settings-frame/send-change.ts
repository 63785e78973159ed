import { HttpStatus } from '@nestjs/common';
import type { Response } from 'express';
import { FieldDeclined } from '../../platform/declined.js';
import { RowChanged } from '../../registry/row-editing.js';
import type { FieldErrors } from '../components/index.js';

interface SentChange<Entry> {
  /** What was entered; null when it cannot be read. */
  entry: Entry | null;
  errors: FieldErrors;
  change: (entry: Entry) => Promise<unknown>;
  /** The form as it was typed, with what is wrong. */
  again: (errors: FieldErrors) => Promise<string> | string;
  /** The form as it was typed over the row as it stands now, with what differs. */
  overNewest: (entry: Entry) => Promise<string>;
  /** Where a person goes who changed the row. */
  next: string;
}

/** Changes a registered row as its form says: kept, or the form again with what is wrong or what somebody else changed meanwhile. */
export async function sendChange<Entry>(response: Response, sent: SentChange<Entry>): Promise<void> {
  const { entry } = sent;
  const refuse = async (errors: FieldErrors) => {
    response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(await sent.again(errors));
  };
  if (entry === null) return refuse(sent.errors);
  try {
    await sent.change(entry);
  } catch (error) {
    if (error instanceof FieldDeclined) return refuse({ [error.field]: [error.message] });
    if (!(error instanceof RowChanged)) throw error;
    response.status(HttpStatus.CONFLICT).send(await sent.overNewest(entry));
    return;
  }
  response.redirect(303, sent.next);
}
