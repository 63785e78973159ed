/** Reads untyped JSON of a procedure profile field by field, and says in which place a value is wrong. */

/** Thrown with every problem of a profile, one for each line. */
export class ProfileError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`手続の設定に誤りがあります:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'ProfileError';
  }
}

/** One JSON object of a data file; every accessor names the place of a wrong value. */
export class ProfileRow {
  private readonly fields: Record<string, unknown>;

  constructor(
    value: unknown,
    private readonly place: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ProfileError([`${place} は { … } の形ではありません。`]);
    }
    this.fields = value as Record<string, unknown>;
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  isNull(name: string): boolean {
    return this.fields[name] === null;
  }

  text(name: string): string {
    const value = this.textOrEmpty(name);
    return value.trim() === '' ? this.fail(name, '空です') : value;
  }

  textOrEmpty(name: string): string {
    const value = this.fields[name];
    return typeof value === 'string' ? value : this.fail(name, '文字列ではありません');
  }

  texts(name: string): string[] {
    const list = this.list(name);
    return list.every((value) => typeof value === 'string') ? list : this.fail(name, '文字列の並びではありません');
  }

  count(name: string): number {
    const value = this.fields[name];
    return typeof value === 'number' && Number.isInteger(value) && value > 0
      ? value
      : this.fail(name, '1以上の整数ではありません');
  }

  flag(name: string): boolean {
    const value = this.fields[name];
    return typeof value === 'boolean' ? value : this.fail(name, 'true か false ではありません');
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const value = allowed.find((candidate) => candidate === this.fields[name]);
    return value ?? this.fail(name, `${allowed.join(', ')} のどれでもありません`);
  }

  /** A list, not empty, of allowed words. */
  listOf<T extends string>(name: string, allowed: readonly T[]): T[] {
    const list = this.list(name);
    const words = list.filter((value): value is T => allowed.some((candidate) => candidate === value));
    return list.length > 0 && words.length === list.length
      ? words
      : this.fail(name, `${allowed.join(', ')} だけの並びではないか、空です`);
  }

  /** Names of the fields, for an object whose names are data themselves. */
  names(): string[] {
    return Object.keys(this.fields);
  }

  row(name: string): ProfileRow {
    return new ProfileRow(this.fields[name], `${this.place} の ${name}`);
  }

  rows(name: string): ProfileRow[] {
    return this.list(name).map((value, index) => new ProfileRow(value, `${this.place} の ${name}[${index}]`));
  }

  private list(name: string): unknown[] {
    const value = this.fields[name];
    return Array.isArray(value) ? value : this.fail(name, '[ … ] の並びではありません');
  }

  private fail(name: string, problem: string): never {
    throw new ProfileError([`${this.place} の ${name} が${problem}。`]);
  }
}
