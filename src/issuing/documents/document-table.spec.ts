/** What the table of documents says of every document. */
import { anyForm } from '../../../forms/index.js';
import { DOCUMENT_TABLE } from './document-table.js';

it('every document that bears a number and a date of its own says what it tells, before which it is not dated', () => {
  const dated = DOCUMENT_TABLE.filter(({ forms }) =>
    forms.some((formId) => 'number' in anyForm(formId).input.fields && 'date' in anyForm(formId).input.fields),
  );
  // The day of the notice of a decision is judged as at first (`decision.correctedIssuedOn`); a letter about several cases is dated when it is issued.
  const typed = dated.filter(({ documentClass, isAbout }) => documentClass !== 'decision' && isAbout(''));
  expect(typed.length).toBe(4);
  expect(typed.filter(({ tells }) => tells === undefined).map(({ forms }) => forms)).toEqual([]);
});
