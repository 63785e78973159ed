import { EVALUATION_RESULT_LABEL } from '../../src/procedure/fields/evaluation.js';
import { choice } from './input.js';

export const overallField = choice('全体評価', EVALUATION_RESULT_LABEL);
