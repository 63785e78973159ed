import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { canonicalJson } from '../../record/canonical-json.js';
import { Clock } from '../../platform/clock.js';
import { withTransaction } from '../../platform/database.js';
import { preparedQuery } from '../../platform/prepared-query.js';
import { bodyOfSection, contentOfSections, type SectionBody } from '../../procedure/fields/content-sections.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { refusalToWrite } from '../../procedure/working-copy.js';
import { CommandRefused, StaleSection } from '../entities/errors.js';
import { WorkingSection } from '../entities/working-section.js';
import { lockCaseWith } from '../facts/lock-case.js';

/** One section as a form or a program sends it. */
export interface SaveSection {
  caseId: string;
  /** One of the case's kind. */
  section: string;
  /** Version of the section that the person saw; 0 for one that was never saved. */
  lockVersion: number;
  /** Made with the form: a second click carries the same key. */
  idempotencyKey: string;
  /** What was typed. A field that was not sent keeps its value; a list is replaced as a whole. */
  fields: SectionBody;
}

export interface SectionSaved {
  section: string;
  /** For the next form. */
  version: number;
  savedAt: Date;
  /** The same form was sent before; nothing was done now. */
  repeated: boolean;
}

/** What a hospital is still writing. Saving it is no event of the procedure: it leaves no entry and the case at its version. */
@Injectable()
export class WorkingCopies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves one section. People in different sections never meet.
   * @throws CaseNotFound for a case that does not exist or that the actor may not know of
   * @throws CommandRefused when this person may not write the application now
   * @throws StaleSection when the section was saved after the form was opened
   */
  save(actor: Actor, sent: SaveSection): Promise<SectionSaved> {
    return withTransaction(this.dataSource, (tx) => this.run(tx, actor, sent));
  }

  private async run(tx: EntityManager, actor: Actor, sent: SaveSection): Promise<SectionSaved> {
    const { section, lockVersion, idempotencyKey } = sent;
    const { application, more } = await lockCaseWith(tx, actor, sent.caseId, {
      name: 'lock-case-with-section',
      columns: {
        stored: '(SELECT body FROM working_section w WHERE w.application_id = a.id AND w.section = :section)',
        seen: '(SELECT version FROM working_section w WHERE w.application_id = a.id AND w.section = :section)',
      },
      params: { section },
    });
    const { id, kind, procedure, state, institutionId } = application;
    const refusal = refusalToWrite({ state, facts: { procedure, institution: { id: institutionId } }, actor });
    if (refusal) throw new CommandRefused(id, state, refusal.code, refusal.message, refusal.conditions);

    const body = readBody(kind, section, overlay(readBody(kind, section, more.stored), sent.fields));
    const now = this.clock.now();
    // What was read stands still as the person saw it, or it was written over while this send waited for its turn.
    const isAsSeen = (more.seen ?? 0) === lockVersion;
    const [saved] = isAsSeen
      ? await preparedQuery<{ version: number }>(tx, 'save-section', SAVE, [
          id,
          section,
          lockVersion,
          canonicalJson(body),
          actor.accountId,
          actor.name,
          now,
          idempotencyKey,
        ])
      : [];
    if (saved) return { section, version: saved.version, savedAt: now, repeated: false };

    const stored = await tx.findOneBy(WorkingSection, { applicationId: id, section });
    const sameForm = stored?.idempotencyKey === idempotencyKey && stored.savedById === actor.accountId;
    if (stored && sameForm && canonicalJson(stored.body) === canonicalJson(overlay(stored.body, sent.fields)))
      return { section, version: stored.version, savedAt: stored.savedAt, repeated: true };
    const storedNow = {
      version: stored?.version ?? 0,
      body: readBody(kind, section, stored?.body ?? null),
      savedByName: stored?.savedByName ?? '',
      savedAt: stored?.savedAt ?? null,
    };
    throw new StaleSection(storedNow, sent.fields);
  }
}

/** Of the version that the person saw; a case whose copy was saved raises its count, for whoever waits to read it. */
const SAVE = `
  WITH saved AS (
    INSERT INTO working_section (application_id, section, version, body, saved_by_id, saved_by_name, saved_at, idempotency_key)
    SELECT $1::uuid, $2::text, 1, $4::jsonb, $5::text, $6::text, $7::timestamptz, $8::text
    WHERE $3::int = 0 OR EXISTS (SELECT FROM working_section WHERE application_id = $1::uuid AND section = $2::text)
    ON CONFLICT (application_id, section) DO UPDATE SET version = working_section.version + 1, body = excluded.body,
      saved_by_id = excluded.saved_by_id, saved_by_name = excluded.saved_by_name, saved_at = excluded.saved_at, idempotency_key = excluded.idempotency_key
    WHERE working_section.version = $3::int
    RETURNING version),
  told AS (UPDATE application SET working_version = working_version + 1 WHERE id = $1::uuid AND EXISTS (SELECT FROM saved))
  SELECT version FROM saved`;

/** What a section says, whatever is stored; null for one that was never saved. */
function readBody(kind: Kind, section: string, stored: unknown): SectionBody {
  const sections = stored === null ? [] : [{ section, body: stored }];
  return bodyOfSection(contentOfSections(kind, sections).content, section);
}

/** `base` with what was sent; a field that was not sent keeps its value, a list is replaced as a whole: no row of it is known to be one that is stored. */
function overlay<T extends object>(base: T, sent: object): T {
  const result = { ...base } as Record<string, unknown>;
  for (const [name, value] of Object.entries(sent)) {
    const old = result[name];
    result[name] = isGroup(old) && isGroup(value) ? overlay(old, value) : value;
  }
  return result as T;
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
