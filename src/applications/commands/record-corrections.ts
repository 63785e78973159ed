import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Confirmed } from '../../procedure/case/decision.js';
import { newlyLost } from '../../procedure/lost-requirements.js';
import { correctionAnswersAsked, correctionOfRecordConditions } from '../../procedure/record-corrections.js';
import {
  effectsOfCorrection,
  factsCorrected,
  hearingIdOf,
  type RecordedFact,
  recordedFact,
  type RecordName,
  type RecordValues,
} from '../../procedure/recorded-facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { turnOf } from '../../procedure/required-actions.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { CaseEffects } from '../effects/case-effects.js';
import { CaseNotifier } from '../effects/case-notifier.js';
import { CorrectionRefused, RecordNotFound } from '../entities/errors.js';
import { enteredOn } from '../log/entered-on.js';
import type { RecordCorrection, SentCorrection } from '../log/record-correction.js';
import { CaseActs, type OpenedCase } from './case-acts.js';
import type { CommandResult } from './command-result.js';
import { tellRegister } from './renewal-news.js';

export interface CorrectionOrder extends Confirmed {
  caseId: string;
  record: RecordName;
  values: RecordValues;
  reason: string;
  lockVersion: number;
  idempotencyKey: string;
}

/** Puts right what was recorded wrongly: the case stays where it is, and the log keeps both. */
@Injectable()
export class RecordCorrections {
  constructor(
    private readonly acts: CaseActs,
    private readonly effects: CaseEffects,
    private readonly notifier: CaseNotifier,
    private readonly register: DesignationRegister,
  ) {}

  /** @throws RecordNotFound; CorrectionRefused with what is unmet; as `CaseActs.perform` */
  async correct(actor: Actor, order: CorrectionOrder): Promise<CommandResult> {
    const { caseId, record, values, lockVersion, idempotencyKey, confirmed = [] } = order;
    const reason = order.reason.trim();
    const event: SentCorrection = { type: 'RECORD_CORRECTED', record, values, reason, confirmed };
    const [result] = await this.acts.perform(actor, [{ caseId, lockVersion, idempotencyKey, event }], (tx, [opened]) =>
      this.carryOut(tx, actor, opened, event),
    );
    return result;
  }

  private async carryOut(tx: EntityManager, actor: Actor, opened: OpenedCase, sent: SentCorrection): Promise<void> {
    const { application, facts, today, now } = opened;
    const record = recordedFact(application.state, facts, sent.record);
    if (!record) throw new RecordNotFound();
    const before = { facts, actor, now: { today } };
    const recordedOn = await this.recordedOn(tx, application.id, record);
    const { confirmed: _, ...unanswered } = sent;
    const answers = correctionAnswersAsked(before, record, { ...sent, recordedOn });
    const event: RecordCorrection = { ...unanswered, label: record.label, before: record.values, ...answers };
    opened.kept = event;
    const unmet = correctionOfRecordConditions(before, record, { ...event, recordedOn }).filter(({ met }) => !met);
    if (unmet.length > 0) throw new CorrectionRefused(unmet);
    const after = factsCorrected(facts, record, event.values);
    for (const effect of effectsOfCorrection(facts, record, event.values))
      await this.effects.run(tx, { ...opened, case: application, actor, event, after, effect, issued: [] });
    const { state } = application;
    Object.assign(application, turnOf(state, after));
    if (event.record.type === 'arrival' || event.record.type === 'paperArrival')
      await tellRegister(tx, this.register, application, { state, facts: { ...after, noticedOn: null }, today });
    const lost = newlyLost(state, { before, after: { ...before, facts: after } }, event.record);
    await this.notifier.notifyOfCorrection(tx, { ...opened, case: application, actor, event, now, lost });
  }

  /** The day on which a record was entered, as the log says; null where none of its days is judged by it. */
  private async recordedOn(
    tx: EntityManager,
    caseId: string,
    { name, enteredBy: types }: Pick<RecordedFact, 'name' | 'enteredBy'>,
  ): Promise<IsoDate | null> {
    if (types.length === 0) return null;
    const id = name.type === 'publicNotice' ? await this.register.idOfCase(tx, caseId) : caseId;
    const type = name.type === 'publicNotice' ? 'designation' : 'case';
    return id === null ? null : enteredOn(tx, { type, id }, { types, hearingId: hearingIdOf(name) });
  }
}
