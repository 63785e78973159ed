/** How many may be at something at once. */
export interface GateBounds {
  /** Over all persons. */
  places: number;
  perPerson: number;
  /** How many of one person may wait for a place. */
  waitingPerPerson: number;
  /** Longest wait, in milliseconds. */
  waitMs: number;
}

/** There is no place, and none was free in time. */
export class NoPlace extends Error {
  override readonly name = 'NoPlace';

  /** @param own whether it is the person's own share that is used up */
  constructor(readonly own: boolean) {
    super('no place was free in time');
  }
}

/** How many people's last turns are known while the gate is never empty; who had theirs before all of these waited longest. */
const TURNS_KEPT = 1000;

interface Waiting {
  person: string;
  enter: () => void;
}

/**
 * Lets a few at a time to something that is dear, in turns: a free place goes to whoever has the fewest and waited longest since the
 * last one, so that nobody who asks for much keeps others from their turn.
 */
export class FairGate {
  private readonly inside = new Map<string, number>();
  /** Whose turn was longest ago first. */
  private readonly lastTurn = new Map<string, number>();
  private waiting: Waiting[] = [];
  private turns = 0;

  constructor(private readonly bounds: GateBounds) {}

  /**
   * Waits for a place.
   * @returns gives the place back; further calls do nothing
   * @throws NoPlace; the signal's reason when the wait was given up
   */
  async enter(person: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.waiting.filter((each) => each.person === person).length >= this.bounds.waitingPerPerson)
      throw new NoPlace(true);
    await new Promise<void>((resolve, reject) => {
      const settle = (end: () => void) => () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
        this.waiting = this.waiting.filter((each) => each !== waiting);
        end();
      };
      const waiting = { person, enter: settle(resolve) };
      const leave = settle(() => reject(signal?.reason as Error));
      const timer = setTimeout(
        settle(() => reject(new NoPlace(this.count(person) >= this.bounds.perPerson))),
        this.bounds.waitMs,
      ).unref();
      signal?.addEventListener('abort', leave);
      this.waiting.push(waiting);
      this.admit();
    });
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.leave(person);
    };
  }

  private admit(): void {
    while ([...this.inside.values()].reduce((sum, count) => sum + count, 0) < this.bounds.places) {
      const mayEnter = this.waiting.filter(({ person }) => this.count(person) < this.bounds.perPerson);
      const [next] = mayEnter.sort(
        (one, other) =>
          this.count(one.person) - this.count(other.person) || this.turnOf(one.person) - this.turnOf(other.person),
      );
      if (!next) return;
      this.inside.set(next.person, this.count(next.person) + 1);
      this.noteTurn(next.person);
      next.enter();
    }
  }

  private noteTurn(person: string): void {
    this.lastTurn.delete(person);
    this.lastTurn.set(person, (this.turns += 1));
    const [oldest] = this.lastTurn.keys();
    if (this.lastTurn.size > TURNS_KEPT && oldest !== undefined) this.lastTurn.delete(oldest);
  }

  private leave(person: string): void {
    const others = this.count(person) - 1;
    if (others > 0) this.inside.set(person, others);
    else this.inside.delete(person);
    this.admit();
    if (this.waiting.length === 0 && this.inside.size === 0) this.lastTurn.clear();
  }

  private count(person: string): number {
    return this.inside.get(person) ?? 0;
  }

  private turnOf(person: string): number {
    return this.lastTurn.get(person) ?? 0;
  }
}
