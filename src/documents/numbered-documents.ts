/**
 * SQL: the ids of the cases of which an issued document has this in its 文書番号; of fewer than three letters, hyphens and the like not counted, those of none.
 * @param typed named parameter with the word as a person types it
 */
export const casesNumbered = (typed: string): string =>
  `(SELECT numbered.application_id FROM stored_file numbered WHERE numbered.snapshot ->> 'number' IS NOT NULL
    AND length(number_search_key(${typed})) >= 3 AND number_search_key(numbered.snapshot ->> 'number') LIKE '%' || number_search_key(${typed}) || '%')`;
