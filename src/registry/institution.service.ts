import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { violates } from '../platform/sql-state.js';
import type { Actor } from '../procedure/terms/actors.js';
import { createOnce, type FormSend } from '../record/create-once.js';
import { InstitutionNews } from './institution-news.js';
import { MedicalInstitution } from './registry.entities.js';
import { changeRow } from './row-editing.js';
import { institutionSearchKey } from './search-key.js';
import { FieldDeclined } from '../platform/declined.js';

/** A 医療機関 as it is registered; the search key is made from it. */
export type InstitutionEntry = Omit<MedicalInstitution, 'id' | 'searchKey' | 'formerSearchKey'>;

/** Registers 医療機関. None is deleted, and what was issued keeps the name it was issued with. */
@Injectable()
export class InstitutionService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly news: InstitutionNews,
  ) {}

  /** @returns the new id, the same for a second send. @throws FieldDeclined when the code is another institution's; IdempotencyConflict */
  async add(entry: InstitutionEntry, send: FormSend): Promise<string> {
    const { id } = await this.withOwnCode(entry.code, () =>
      createOnce(this.database, { ...send, act: 'institution', content: entry }, async (tx, newId) => {
        await tx.insert(MedicalInstitution, { ...withSearchKey(entry), id: newId });
        return {
          subject: { type: 'institution', id: newId },
          event: { type: 'REGISTER_INSTITUTION', after: entry },
          now: this.clock.now(),
        };
      }),
    );
    return id;
  }

  /**
   * @param seenVersion `rowVersion` of what the person saw
   * @throws FieldDeclined when the code is another institution's, RowChanged when somebody changed the row since
   */
  async change(actor: Actor, id: string, entry: InstitutionEntry, seenVersion: string): Promise<void> {
    await this.withOwnCode(entry.code, () =>
      changeRow(this.database, MedicalInstitution, { id, seenVersion }, withSearchKey(entry), {
        subject: { type: 'institution', id },
        type: 'CHANGE_INSTITUTION',
        actor,
        now: this.clock.now(),
        news: (tx, before) => this.news.of(tx, id, before),
      }),
    );
  }

  /** The database decides, so that two people who add the same code at once are told apart. */
  private async withOwnCode<T>(code: string | null, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (code === null || !violates(error, 'medical_institution_code_uq')) throw error;
      const other = await this.database.manager.findOneBy(MedicalInstitution, { code });
      throw new FieldDeclined(
        'code',
        `この医療機関コードは「${other?.name ?? 'ほかの医療機関'}」に登録されています。番号を確かめてください`,
      );
    }
  }
}

function withSearchKey(entry: InstitutionEntry): Omit<MedicalInstitution, 'id'> {
  return { ...entry, searchKey: institutionSearchKey(entry) };
}
