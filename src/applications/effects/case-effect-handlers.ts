import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Effect } from '../../procedure/case/decision.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { MedicalInstitution } from '../../registry/registry.entities.js';
import type { Application } from '../entities/application.js';
import type { Matter } from '../entities/submission.js';
import type { RecordCorrection } from '../log/record-correction.js';

export type EffectType = Effect['type'];
type EffectOf<T extends EffectType> = Extract<Effect, { type: T }>;

/** What an effect may look at while it is carried out. */
export interface EffectContext<E extends Effect = Effect> {
  actor: Actor;
  /** What was done: an event of the procedure, or a record that was put right. */
  event: CaseEvent | RecordCorrection;
  /** The locked row. Effects of this room change it; it is saved when all effects are done. */
  case: Application;
  /** As they were before the event. */
  facts: CaseFacts;
  /** As they are once all effects are written. */
  after: CaseFacts;
  /** Of the case, as the registry names it now. */
  institution: MedicalInstitution;
  /** What the hospital lays before the prefecture, as a submission freezes it. */
  matter: Matter;
  effect: E;
  /** What the event has issued. */
  issued: readonly StoredFileInfo[];
  /** Number that the event will have in the log of the case. */
  seq: number;
  now: Date;
  /** Date of `now` in Japan. */
  today: IsoDate;
}

/** The context of one effect, e.g. `ContextOf<'registerDesignation'>`. */
export type ContextOf<T extends EffectType> = EffectContext<EffectOf<T>>;

/** Carries out an effect within `tx`; whatever it throws undoes the whole command. It may run again after a conflict. */
export type EffectHandler<T extends EffectType> = (tx: EntityManager, context: ContextOf<T>) => Promise<void>;

/** An accepted event, as the documents it issues are drawn from it: before its effects are written. */
export interface AcceptedEvent {
  actor: Actor;
  /** The locked row, as the event leaves it. */
  case: Application;
  /** As they are once its effects are written. */
  facts: CaseFacts;
  institution: MedicalInstitution;
  event: CaseEvent;
  now: Date;
}

/** Issues what the event issues, within `tx`; it may run again after a conflict. */
export type EventIssuer = (tx: EntityManager, event: AcceptedEvent) => Promise<StoredFileInfo[]>;

/** Effects that this room cannot carry out itself: each needs a room above that can. */
const NEED_A_HANDLER: readonly EffectType[] = ['registerDesignation'];

/**
 * Where rooms above take part in a command: they register while their modules start, and `CaseCommands` awaits them
 * in the same transaction, after this room's own work for the same effect (docs/adr/0004-effect-handlers.md).
 */
@Injectable()
export class CaseEffectHandlers {
  private issuer: EventIssuer | null = null;
  private readonly handlers = new Map<EffectType, ((tx: EntityManager, context: EffectContext) => Promise<void>)[]>();

  /** The one road by which an event issues official documents. @throws Error for a second one */
  issueBy(issuer: EventIssuer): void {
    if (this.issuer) throw new Error('events issue documents by one road');
    this.issuer = issuer;
  }

  issue(tx: EntityManager, event: AcceptedEvent): Promise<StoredFileInfo[]> {
    return this.issuer?.(tx, event) ?? Promise.resolve([]);
  }

  /** Adds a handler; several for one effect run in the order in which they came. */
  on<T extends EffectType>(type: T, handler: EffectHandler<T>): void {
    // `run` looks up by the effect's own type, so a handler only ever sees its own effect.
    const ofOwnType = (tx: EntityManager, context: EffectContext) => handler(tx, context as ContextOf<T>);
    this.handlers.set(type, [...(this.handlers.get(type) ?? []), ofOwnType]);
  }

  /** Whether a room above takes part in this effect. */
  has(type: EffectType): boolean {
    return this.handlers.has(type);
  }

  async run(tx: EntityManager, context: EffectContext): Promise<void> {
    for (const handler of this.handlers.get(context.effect.type) ?? []) await handler(tx, context);
  }

  /**
   * To be called once every module has started.
   * @throws Error naming the effects nobody carries out: a designation without its notice must not be possible
   */
  assertComplete(): void {
    const missing = NEED_A_HANDLER.filter((type) => !this.has(type));
    if (missing.length > 0)
      throw new Error(`no room carries out the effect ${missing.join(', ')} (CaseEffectHandlers.on)`);
    if (!this.issuer) throw new Error('no room issues the documents of events (CaseEffectHandlers.issueBy)');
  }
}
