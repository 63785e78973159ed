import { APPLICATION_TABLES, changedSubmissions } from '../applications/recorded.js';
import { replayProblems } from '../applications/log/replay-check.js';
import { COUNCIL_TABLES } from '../councils/recorded.js';
import { changedFiles, DOCUMENT_TABLES } from '../documents/recorded.js';
import { EVALUATION_TABLES } from '../evaluations/recorded.js';
import { IDENTITY_TABLES } from '../identity/recorded.js';
import { PLAN_TABLES } from '../plans/recorded.js';
import { RECORD_TABLES } from '../record/recorded.js';
import type { Evidence } from '../record/verify.js';
import { changedDefinitions } from './definitions.js';
import { REGISTER_TABLES } from '../register/recorded.js';
import { REGISTRY_TABLES } from '../registry/recorded.js';

/** What the verifier looks at, room by room. A table that stands neither here nor among those the test leaves out fails it. */
export const EVIDENCE: Evidence = {
  tables: [
    ...RECORD_TABLES,
    ...IDENTITY_TABLES,
    ...REGISTRY_TABLES,
    ...PLAN_TABLES,
    ...EVALUATION_TABLES,
    ...DOCUMENT_TABLES,
    ...APPLICATION_TABLES,
    ...COUNCIL_TABLES,
    ...REGISTER_TABLES,
  ],
  checks: [changedDefinitions, changedFiles, changedSubmissions, replayProblems],
};
