import { Schema1764000000000 } from './0001-schema.js';
import { Sessions1764000000001 } from './0002-sessions.js';
import { OutdatedExamination1764000000002 } from './0003-outdated-examination.js';
import { EstablisherRepresentative1764000000004 } from './0005-establisher-representative.js';

/** Every migration, oldest first. A migration that has been released is never edited. */
export const migrations = [Schema1764000000000, Sessions1764000000001, OutdatedExamination1764000000002, EstablisherRepresentative1764000000004];
