import { Application } from './application.js';
import { Approval } from './approval.js';
import { ClockStopRow } from './clock-stop.js';
import { CorrectionItemRow } from './correction-item.js';
import { Correction } from './correction.js';
import { Deadline } from './deadline.js';
import { DraftDecision } from './draft-decision.js';
import { EventAttempt } from './event-attempt.js';
import { ExaminationCheck } from './examination-check.js';
import { Hearing } from './hearing.js';
import { KeptForm } from './kept-form.js';
import { ReferenceCounter } from './reference-counter.js';
import { Submission } from './submission.js';
import { WorkingSection } from './working-section.js';

/** Every entity of this room, for the data source. */
export const APPLICATION_ENTITIES = [
  Application,
  ReferenceCounter,
  WorkingSection,
  KeptForm,
  Submission,
  EventAttempt,
  ExaminationCheck,
  Correction,
  CorrectionItemRow,
  Hearing,
  DraftDecision,
  Approval,
  Deadline,
  ClockStopRow,
];
