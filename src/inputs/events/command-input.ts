import { Id, WholeNumber } from '../fields/fields.js';

/** What every command carries beside its event. */
export class CommandInput {
  /** `lock_version` of the case as the person saw it. */
  @WholeNumber('画面の版', { required: true }) lockVersion!: number;

  /** Made once for each page shown, so that a second click does nothing twice. */
  @Id('操作の番号') idempotencyKey!: string;
}

export const COMMAND_FIELDS = ['lockVersion', 'idempotencyKey'] as const satisfies readonly (keyof CommandInput)[];
