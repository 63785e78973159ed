/**
 * Rows as JSON, for a statement that reads from several tables at once. Dates come as 'YYYY-MM-DD', as entities have them;
 * an instant would come as text.
 */

/**
 * SQL of a JSON object of a row: its columns under the names the entity gives them.
 * @param alias of the table in the statement
 * @param properties names in camel case; the columns have the same in snake case
 * @param more further members, as SQL
 */
export function jsonRow<Entity>(
  alias: string,
  properties: readonly (keyof Entity & string)[],
  more: Readonly<Record<string, string>> = {},
): string {
  const members = [
    ...properties.map((property) => [property, `${alias}.${columnOf(property)}`]),
    ...Object.entries(more),
  ];
  return `json_build_object(${members.map(([name, value]) => `'${name}', ${value}`).join(', ')})`;
}

/** SQL of a JSON array: one element for each row of the FROM part, in that order; empty when there is none. */
export function jsonRows(element: string, { from, orderBy }: { from: string; orderBy: string }): string {
  return `(SELECT coalesce(json_agg(${element} ORDER BY ${orderBy}), '[]') FROM ${from})`;
}

function columnOf(property: string): string {
  return property.replace(/(?<=[a-z])[A-Z0-9]/g, (letter) => `_${letter.toLowerCase()}`);
}
