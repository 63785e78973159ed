import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MedicalInstitution } from './registry.entities.js';
import { changeRow, RegistryProblem, violates } from './row-editing.js';
import { institutionSearchKey } from './search-key.js';

/** A 医療機関 as it is registered; the search key is made from it. */
export type InstitutionEntry = Omit<MedicalInstitution, 'id' | 'searchKey'>;

/** Registers 医療機関. None is deleted, and what was issued keeps the name it was issued with. */
@Injectable()
export class InstitutionService {
  constructor(private readonly database: DataSource) {}

  /** @returns the new id. @throws RegistryProblem when the code is another institution's */
  async add(entry: InstitutionEntry): Promise<string> {
    const institution = this.database.manager.create(MedicalInstitution, withSearchKey(entry));
    await this.withOwnCode(entry.code, () => this.database.manager.save(institution));
    return institution.id;
  }

  /**
   * @param seenVersion `rowVersion` of what the person saw
   * @throws RegistryProblem when the code is another institution's, RowChanged when somebody changed the row since
   */
  async change(id: string, entry: InstitutionEntry, seenVersion: string): Promise<void> {
    await this.withOwnCode(entry.code, () => changeRow(this.database, MedicalInstitution, id, seenVersion, withSearchKey(entry)));
  }

  /** The database decides, so that two people who add the same code at once are told apart. */
  private async withOwnCode(code: string | null, write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (code === null || !violates(error, 'medical_institution_code_uq')) throw error;
      const { name } = await this.database.manager.findOneByOrFail(MedicalInstitution, { code });
      throw new RegistryProblem('code', `この医療機関コードは「${name}」に登録されています。番号を確かめてください`);
    }
  }
}

function withSearchKey(entry: InstitutionEntry): Omit<MedicalInstitution, 'id'> {
  return { ...entry, searchKey: institutionSearchKey(entry) };
}
