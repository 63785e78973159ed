/**
 * What was found out about texts, kept for when they come again. Texts are what people write, so there is no end of new ones: beyond
 * so many characters those not used for longest are forgotten.
 */
export class RecentTexts<Found extends object> {
  /** The one not used for longest first. */
  private readonly found = new Map<string, Found>();
  private characters = 0;

  /** @param mostCharacters of all keys together; a key that is longer than that is not kept */
  constructor(private readonly mostCharacters: number) {}

  /** undefined where it is not known, or not any more. */
  get(key: string): Found | undefined {
    const found = this.found.get(key);
    if (!found) return undefined;
    this.found.delete(key);
    this.found.set(key, found);
    return found;
  }

  keep(key: string, found: Found): void {
    if (key.length > this.mostCharacters) return;
    if (!this.found.delete(key)) this.characters += key.length;
    this.found.set(key, found);
    for (const oldest of this.found.keys()) {
      if (this.characters <= this.mostCharacters) return;
      this.found.delete(oldest);
      this.characters -= oldest.length;
    }
  }
}
