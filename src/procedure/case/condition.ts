/** A named condition of an event. The same list is printed beside the button and returned in a refusal. */
export interface Condition {
  id: string;
  met: boolean;
  /** Japanese; when unmet it says what is missing and how to mend it. */
  text: string;
  /** The same as a bound paper says it, where `text` tells somebody what to do; absent where it does not. */
  fact?: string;
  /** Article or document the condition rests on; '' for an office rule. */
  legalBasis: string;
  /** Japanese: the document or record that shows it, with its date or number; only of what a designation asks. */
  evidence?: string;
  /** Path of the field of the input that it is about; absent where it is about no single one. */
  field?: string;
  /** What looks strange is asked about: with this among `confirmed` of the event it holds. Absent where nothing can be confirmed. */
  confirm?: string;
}
