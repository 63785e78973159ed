import type { RecordName } from '../../procedure/recorded-facts.js';
import type { LoggedEventType, RecordCorrectionType } from '../entities/case-event-row.js';

/** What the case log keeps of a record that was put right: what stood there, what stands there now, and why. */
export interface RecordCorrection {
  type: RecordCorrectionType;
  record: RecordName;
  label: string;
  before: Readonly<Record<string, unknown>>;
  values: Readonly<Record<string, unknown>>;
  reason: string;
}

export function isRecordCorrection(entry: { type: LoggedEventType }): entry is RecordCorrection {
  return entry.type === 'RECORD_CORRECTED';
}
