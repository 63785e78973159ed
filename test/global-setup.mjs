import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder of this run's throwaway PostgreSQL. The first test that asks for a database starts it (test/support/database.ts). */
export default function globalSetup() {
  process.env.TEST_CLUSTER = mkdtempSync(join(tmpdir(), 'shitei-test-'));
}
