import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AddressedMessage } from '../record/outbox-writer.js';
import type { MedicalInstitution } from './registry.entities.js';

type News = Pick<AddressedMessage, 'recipient' | 'message' | 'aboutCaseId'>;
/** @param before what stood in each field that was changed */
type Teller = (tx: EntityManager, institutionId: string, before: Partial<MedicalInstitution>) => Promise<News[]>;

/**
 * Where the room of the cases, which lies above, follows a change of an institution and says whom it concerns: it does so while its module starts.
 */
@Injectable()
export class InstitutionNews {
  private teller: Teller | null = null;

  tell(teller: Teller): void {
    this.teller = teller;
  }

  /** What follows from a change, once it is written, and what is put out with it; nothing where no room cares. */
  async of(tx: EntityManager, institutionId: string, before: Partial<MedicalInstitution>): Promise<News[]> {
    return (await this.teller?.(tx, institutionId, before)) ?? [];
  }
}
