import { STAGES, type StageId } from '../../procedure/terms/states.js';

/** Names of the stages where cases are counted and searched: the last one holds 不指定 and 取下げ too. */
export const STAGE_NAMES: readonly { id: StageId; label: string }[] = STAGES.map(({ id, label }) => ({
  id,
  label: id === 'result' ? '指定等' : label,
}));
