import { COUNCIL_LABEL } from '../../src/procedure/case/facts.js';
import type { PrefectureCouncil } from '../../src/procedure/case/council-questions.js';
import { choice } from './input.js';

const { measuresCouncil, medicalCouncil } = COUNCIL_LABEL;

/** The prefecture's two councils. */
export const councilField = choice<PrefectureCouncil>('会議体', { measuresCouncil, medicalCouncil });
