import { Sessions1764000000001 } from './0002-sessions.js';

/** Every migration, oldest first. A migration that has been released is never edited. */
export const migrations = [Sessions1764000000001];
