/** What an office keeps with a case for itself and the prefecture, by what it belongs to. */
import type { CaseEvent, EventType } from '../procedure/events/index.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { StoredFile } from './entities/stored-file.js';

/** 議事録 of a hearing. */
export const minutesOf = (hearingId: string) => `minutes:${hearingId}`;
/** What came with an inquiry. @param seq of its note in the log of the case */
export const inquiryFileOf = (seq: number) => `inquiry:${seq}`;

/** Whether a file belongs there. The minutes were once kept under the number of their hearing as it was typed. */
export const isOfficeFile = (
  { purpose, subjectKey }: Pick<StoredFile, 'purpose' | 'subjectKey'>,
  key: string,
): boolean => purpose === 'office' && subjectKey.replace(/\s/gu, '').toLowerCase() === key;

/**
 * What a file belongs to that comes with an event.
 * @param seq of the event in the log of the case
 */
export function officeFileOf(event: CaseEvent, seq: number): string {
  switch (event.type) {
    case 'ATTACH_MINUTES':
    case 'ATTACH_CENTRE_MINUTES':
      return minutesOf(event.hearingId);
    case 'NOTE_INQUIRY':
    case 'NOTE_CENTRE_INQUIRY':
      return inquiryFileOf(seq);
    default:
      throw new Error(`no file of an office comes with ${event.type}`);
  }
}

/** What an office writes down or files beside the procedure. */
export interface OfficeAct {
  type: Extract<EventType, 'NOTE_INQUIRY' | 'NOTE_CENTRE_INQUIRY' | 'ATTACH_MINUTES' | 'ATTACH_CENTRE_MINUTES'>;
  /** What its file is called. */
  called: string;
  isFileNeeded: boolean;
}

/** 照会のメモ of this person's office. */
export const inquiryBy = ({ role }: Pick<Actor, 'role'>): OfficeAct => ({
  type: role === 'healthCentre' ? 'NOTE_CENTRE_INQUIRY' : 'NOTE_INQUIRY',
  called: '照会の資料',
  isFileNeeded: false,
});

/** 議事録 of this person's office. */
export const minutesBy = ({ role }: Pick<Actor, 'role'>): OfficeAct => ({
  type: role === 'healthCentre' ? 'ATTACH_CENTRE_MINUTES' : 'ATTACH_MINUTES',
  called: '議事録',
  isFileNeeded: true,
});
