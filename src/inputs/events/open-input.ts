import { KINDS, PROCEDURES, type Kind, type ProcedureType } from '../../procedure/terms/kinds.js';
import { Choice, Id, RowId } from '../fields/fields.js';

/** What the page that begins a case asks; the institution is the person's own. */
export class OpeningInput {
  @Choice('手続', PROCEDURES) procedure!: ProcedureType;
  @Choice('区分', KINDS) kind!: Kind;
  @RowId('申請回', { optional: true }) roundId: string | null = null;
  @RowId('現在の指定', { optional: true }) currentDesignationId: string | null = null;
}

/** What begins a case. */
export class OpenInput extends OpeningInput {
  @RowId('医療機関') institutionId!: string;

  /** Made once for each page shown, so that a second click does nothing twice. */
  @Id('操作の番号') idempotencyKey!: string;
}
