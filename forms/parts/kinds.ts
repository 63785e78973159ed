import { KINDS, PROCEDURE_LABEL, type Kind } from '../../src/procedure/terms/kinds.js';
import { STANDING_AT_NOTICE } from '../../src/procedure/designation/decision-notice.js';
import { kindShort } from '../../src/procedure/terms/official-words.js';
import { choice } from './input.js';

export const kindField = choice(
  '指定の区分',
  Object.fromEntries(KINDS.map((kind) => [kind, kindShort(kind)])) as Record<Kind, string>,
);
export const procedureField = choice('手続の種類', PROCEDURE_LABEL);
export const standingField = choice('従前の指定の効力', STANDING_AT_NOTICE);
