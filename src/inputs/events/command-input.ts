import { Id, WholeNumber } from '../fields/fields.js';

/** What every command carries beside its event, and every save of a section. */
export class CommandInput {
  /** Version of the case, or of the section, as the person saw it. */
  @WholeNumber('画面の版', { required: true }) lockVersion!: number;

  /** Made once for each page shown, so that a second click does nothing twice. */
  @Id('操作の番号') idempotencyKey!: string;

  /** Version of the working copy that the person saw, for what is submitted from it. */
  @WholeNumber('申請内容の版') workingVersion?: number | null;
}

export const COMMAND_FIELDS = [
  'lockVersion',
  'idempotencyKey',
  'workingVersion',
] as const satisfies readonly (keyof CommandInput)[];
