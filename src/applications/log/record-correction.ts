import type { AnswersKept } from '../../procedure/case/decision.js';
import type { RecordName } from '../../procedure/recorded-facts.js';
import type { LoggedEventType, RecordCorrectionType } from '../entities/case-event-row.js';

/** What the case log keeps of a record that was put right: what stood there, what stands there now, and why. */
export interface RecordCorrection extends AnswersKept {
  type: RecordCorrectionType;
  record: RecordName;
  label: string;
  before: Readonly<Record<string, unknown>>;
  values: Readonly<Record<string, unknown>>;
  reason: string;
}

/** What a person sends of it; what the record is called and what stood there is read under the lock of the case. */
export type SentCorrection = Omit<RecordCorrection, 'label' | 'before' | 'asked'>;

export function isRecordCorrection(entry: { type: LoggedEventType }): entry is RecordCorrection {
  return entry.type === 'RECORD_CORRECTED';
}

/**
 * The record that an entry put right, as JSON; entries of the first shape name it by a key (`check-R1`, `opinion-<hearing>`) with its hearing
 * beside it, and stay as they were written.
 */
export const CORRECTED_RECORD = `COALESCE(e.payload -> 'record', jsonb_strip_nulls(jsonb_build_object(
  'type', split_part(e.payload ->> 'key', '-', 1),
  'checkId', CASE WHEN e.payload ->> 'key' LIKE 'check-%' THEN split_part(e.payload ->> 'key', '-', 2) END,
  'hearingId', e.payload ->> 'hearingId')))`;
