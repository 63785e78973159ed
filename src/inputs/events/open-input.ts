import { KINDS, PROCEDURES, type Kind, type ProcedureType } from '../../procedure/terms/kinds.js';
import { Choice, Confirmations, Id, RowId } from '../fields/fields.js';
import { PaperArrivalInput } from './event-inputs.js';

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

/** The round in which an application that came on paper is dealt with; none unless it is chosen. */
export class PaperRoundInput {
  @RowId('申請回', { optional: true }) roundId: string | null = null;
}

/** The kind of a new designation that was applied for on paper. */
export class PaperKindInput {
  @Choice('区分', KINDS) kind!: Kind;
}

/** What begins an application that came on paper: what is noted of its arrival, and its round. What it renews or changes stands in the address. */
export class PaperOpeningInput extends PaperArrivalInput {
  @RowId('申請回', { optional: true }) roundId: string | null = null;

  @Confirmations('確かめた項目（断られた条件のconfirmのとおり）') confirmed?: string[];

  @Id('操作の番号') idempotencyKey!: string;
}

/** The same of a new designation; the institution stands in the address. */
export class PaperNewInput extends PaperOpeningInput {
  @Choice('区分', KINDS) kind!: Kind;
}
