import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { recordLoading } from '../record/record-loading.js';
import { readSeedJson } from '../platform/seed-files.js';
import { MedicalInstitution } from './registry.entities.js';
import { institutionSearchKey } from './search-key.js';

/** seeds/demo/institutions.json: fictional hospitals. */
interface InstitutionsFile {
  institutions: {
    code: string;
    name: string;
    kana: string;
    establisher: string;
    establisherAddress: string;
    establisherRepresentative: string;
    administrator: string;
    address: string;
    planningAreaId: string;
    healthCentreId: string;
    establishedByState: boolean;
  }[];
}

@Injectable()
export class DemoInstitutions {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds the fictional hospitals that are missing.
   * @returns the id of every hospital of the file by its code
   */
  async load(): Promise<ReadonlyMap<string, string>> {
    const { institutions } = readSeedJson('demo/institutions.json') as InstitutionsFile;
    await this.database.transaction(async (tx) => {
      await tx
        .createQueryBuilder()
        .insert()
        .into(MedicalInstitution)
        .values(
          institutions.map((row) => ({
            code: row.code,
            name: row.name,
            kana: row.kana,
            searchKey: institutionSearchKey(row),
            establisherName: row.establisher,
            establisherAddress: row.establisherAddress,
            establisherRepresentative: row.establisherRepresentative,
            administratorName: row.administrator,
            address: row.address,
            planningAreaId: row.planningAreaId,
            jurisdictionHealthCentreId: row.healthCentreId,
            establishedByState: row.establishedByState,
          })),
        )
        .orIgnore()
        .execute();
      await recordLoading(tx, 'demoData', this.clock.now());
    });
    const rows = await this.database.manager.find(MedicalInstitution, { select: { id: true, code: true } });
    return new Map(rows.flatMap(({ id, code }) => (code === null ? [] : [[code, id]])));
  }
}
