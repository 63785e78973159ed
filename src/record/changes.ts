/** What an act changes, for its entry: of each field that differs what was before and what is after. */
export function changesOf(
  before: object,
  after: object,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const stored = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).filter(([field, value]) => stored.get(field) !== value);
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, stored.get(field) ?? null])),
    after: Object.fromEntries(changed),
  };
}
