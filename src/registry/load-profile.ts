import type { ProcedureProfile } from '../procedure/case/facts.js';
import { parseProfile } from '../procedure/profile/profile.js';
import { ProfileError } from '../procedure/profile/profile-row.js';
import { readSeedJson } from '../platform/seed-files.js';
import { StartupError } from '../platform/startup-error.js';

/**
 * The procedure profile of a prefecture from seeds/<prefecture>/.
 * @throws StartupError with every problem of the files, each on a line
 */
export function loadProfile(prefecture: string): ProcedureProfile {
  try {
    return parseProfile({
      profile: readSeedJson(`${prefecture}/procedure-profile.json`),
      documents: readSeedJson(`${prefecture}/document-requirements.json`),
      subItems: readSeedJson(`${prefecture}/b-sub-items.json`),
      specialtyFields: readSeedJson('specialty-fields.json'),
      kanjiVariants: readSeedJson('kanji-variants.json'),
      evaluationCentre: readSeedJson('evaluation-centre.json'),
    });
  } catch (error) {
    if (error instanceof ProfileError)
      throw new StartupError(`seeds/${prefecture} の内容に誤りがあるため起動できません。\n${error.message}`);
    throw error;
  }
}
