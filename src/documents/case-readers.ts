import { Injectable } from '@nestjs/common';
import type { SqlFilter } from '../platform/sql-filter.js';
import type { Actor } from '../procedure/terms/actors.js';

/** What the room of the cases says of who may read what; `caseId`, `planningArea` and `fileId` are SQL, `cases` is one of several ids. */
export interface ReadersOfCases {
  /** The cases that the actor may know of. */
  known(actor: Actor, caseId: string): SqlFilter;
  /** The councils of areas that were asked about a case through the actor's health centre. */
  asked(actor: Actor, hearing: { caseId: string; planningArea: string }): SqlFilter;
  /** The attached files that were laid before the actor by a submission; `cases` holds at least those of the files. */
  submitted(actor: Actor, file: { fileId: string; cases: string }): SqlFilter;
}

/** Where the room of the cases, which lies above, tells who may know of them: it does so while its module starts. */
@Injectable()
export class CaseReaders {
  private told: ReadersOfCases | null = null;

  tell(readers: ReadersOfCases): void {
    this.told = readers;
  }

  /** @throws Error while nobody has told: no file is read by anyone */
  get of(): ReadersOfCases {
    if (!this.told) throw new Error('no room has said who may know of a case (CaseReaders.tell)');
    return this.told;
  }
}
