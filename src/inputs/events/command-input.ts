import type { EventType } from '../../procedure/events/index.js';
import { Confirmations, Id, WholeNumber } from '../fields/fields.js';

/** What the person confirmed of what looked strange; the one field that is read with the command and kept with the event. */
export class Confirmation {
  @Confirmations('確かめた項目（断られた条件のconfirmのとおり）') confirmed?: string[];
}

/** What every command carries beside its event, and every save of a section. */
export class CommandInput extends Confirmation {
  /** Version of the case, or of the section, as the person saw it. */
  @WholeNumber('画面の版', { required: true }) lockVersion!: number;

  /** Made once for each page shown, so that a second click does nothing twice. */
  @Id('操作の番号') idempotencyKey!: string;

  /** Version of the working copy that the person saw, for what is submitted from it. */
  @WholeNumber('申請内容の版') workingVersion?: number | null;
}

/** What a command carries that submits the working copy: nobody submits what they have not seen. */
class SubmissionCommandInput extends CommandInput {
  @WholeNumber('申請内容の版', {
    required: '提出する申請内容の版（workingVersion）を、申請を読んだときのまま送ってください。',
  })
  override workingVersion!: number;
}

/** What the command of an event carries beside it. */
export function commandInput(type?: EventType): typeof CommandInput {
  return type === 'SUBMIT' || type === 'SUBMIT_CORRECTION' ? SubmissionCommandInput : CommandInput;
}

export const COMMAND_FIELDS = [
  'lockVersion',
  'idempotencyKey',
  'workingVersion',
  'confirmed',
] as const satisfies readonly (keyof CommandInput)[];
