import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { canonicalJson } from '../../record/canonical-json.js';
import { Clock } from '../../platform/clock.js';
import { withTransaction } from '../../platform/database.js';
import { Declined } from '../../platform/declined.js';
import type { EventType } from '../../procedure/events/index.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { refusalToWrite } from '../../procedure/working-copy.js';
import { CommandRefused, KeptMeanwhile } from '../entities/errors.js';
import { KeptForm } from '../entities/kept-form.js';
import { lockCaseWith } from '../facts/lock-case.js';
import { caseScope } from '../scope/access-scope.js';
import { isRowId } from '../../platform/row-id.js';

/** The events whose forms take long to fill. */
const KEPT_EVENTS = [
  'RECORD_PLAN',
  'APPLY_FOR_EVALUATION',
  'RECORD_EVALUATION',
  'SUBMIT_CORRECTION',
] as const satisfies readonly EventType[];
export type KeptEvent = (typeof KEPT_EVENTS)[number];

/** Characters of all that is typed on one form. */
const LONGEST = 200_000;

export interface KeepForm {
  caseId: string;
  eventType: KeptEvent;
  /** Version that the form showed; 0 for none. */
  seen: number;
  fields: KeptForm['fields'];
}

/** What a hospital typed on forms of events it has not sent yet. It is for the hospital alone, no event of the procedure and no part of the record. */
@Injectable()
export class KeptForms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of the forms of a case that the actor may know of. */
  async of(actor: Actor, caseId: string): Promise<KeptForm[]> {
    if (!isRowId(caseId) || actor.role !== 'hospital') return [];
    const { where, params } = caseScope(actor, 'a');
    return this.dataSource.manager
      .createQueryBuilder(KeptForm, 'kept')
      .where(
        `kept.applicationId = :caseId AND EXISTS (SELECT FROM application a WHERE a.id = :caseId AND (${where}))`,
        {
          ...params,
          caseId,
        },
      )
      .getMany();
  }

  /**
   * Keeps what was typed, whatever it is.
   * @returns its version
   * @throws CaseNotFound for a case that the actor may not know of
   * @throws CommandRefused when this person may not write the application now
   * @throws KeptMeanwhile when something else was kept since the form was opened
   */
  keep(actor: Actor, { caseId, eventType, seen, fields }: KeepForm): Promise<number> {
    if (canonicalJson(fields).length > LONGEST)
      throw new Declined(
        'invalid',
        '入力が長すぎるため、途中の内容を保存できません。短くしてから、もう一度保存してください。',
      );
    return withTransaction(this.dataSource, async (tx) => {
      await lockForWriting(tx, actor, caseId);
      const stored = await tx.findOneBy(KeptForm, { applicationId: caseId, eventType });
      if (stored && canonicalJson(stored.fields) === canonicalJson(fields)) return stored.version;
      if ((stored?.version ?? 0) !== seen) throw new KeptMeanwhile(stored);
      const kept = {
        applicationId: caseId,
        eventType,
        version: seen + 1,
        fields,
        savedById: actor.accountId,
        savedByName: actor.name,
        savedAt: this.clock.now(),
      };
      await tx.upsert(KeptForm, kept, ['applicationId', 'eventType']);
      return kept.version;
    });
  }

  /** Gives up what was typed. @throws as `keep` */
  discard(actor: Actor, { caseId, eventType }: Pick<KeepForm, 'caseId' | 'eventType'>): Promise<void> {
    return withTransaction(this.dataSource, async (tx) => {
      await lockForWriting(tx, actor, caseId);
      await forgetKept(tx, caseId, eventType);
    });
  }
}

/** Whatever was typed for it: the event was carried out. */
export async function forgetKept(tx: EntityManager, caseId: string, type: EventType): Promise<void> {
  const kept: readonly EventType[] = KEPT_EVENTS;
  if (kept.includes(type)) await tx.delete(KeptForm, { applicationId: caseId, eventType: type });
}

async function lockForWriting(tx: EntityManager, actor: Actor, caseId: string): Promise<void> {
  const { application } = await lockCaseWith(tx, actor, caseId, {
    name: 'lock-case-to-write',
    columns: {},
    params: {},
  });
  const { id, procedure, state, institutionId } = application;
  const refusal = refusalToWrite({ state, facts: { procedure, institution: { id: institutionId } }, actor });
  if (refusal) throw new CommandRefused(id, state, refusal.code, refusal.message, refusal.conditions);
}
