import { APPLICATION_TABLES } from '../applications/recorded.js';
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

/** What the verifier looks at, room by room. */
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
  checks: [changedDefinitions, changedFiles, replayProblems],
};

/** Tables whose rows the record does not know, and why that hides nothing. A table that stands in neither list fails a test. */
export const NOT_RECORDED: Readonly<Record<string, string>> = {
  record_entry: 'is the record: the hash chain holds it',
  chain_head: 'the end of the chain, compared with it',
  stored_file_part: 'the bytes have the SHA-256 that the recorded row of the file tells',
  event_attempt:
    'what was refused: it changed nothing, nothing rests on it, and anybody could fill the record with it; append-only by right and by trigger',
  login_attempt: 'counts failed logins for a quarter of an hour and is forgotten',
  session: 'who is signed in now',
  creation: 'keys of forms; a changed key makes a second send a first one, and what it makes is recorded',
  working_section: 'what a hospital is still writing; what counts is its submission, which is recorded',
  reference_counter: 'the last number given; a number that was given before is refused by the unique index',
  job: 'work under way; what it reads is recorded, its result is thrown away, and who took that is a recorded download',
  job_result_part: 'as job',
  migrations: 'which program the tables were laid by; it refuses to start on others',
};
