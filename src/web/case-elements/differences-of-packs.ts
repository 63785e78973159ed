import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SubmissionDifferences } from '../../issuing/packs/submission-differences.js';
import { changedMatter, targetsAnsweredBy } from './changed-matter.js';

/** The packs tell the differences between submissions as 申請内容 does. */
@Injectable()
export class DifferencesOfPacks implements OnModuleInit {
  constructor(private readonly differences: SubmissionDifferences) {}

  onModuleInit(): void {
    this.differences.toldBy((view, { number, before, after }, areas) => {
      const { subItems } = view.facts.profile;
      return changedMatter(
        view.facts,
        before,
        after,
        { areas, subItems, stored: view.documents.stored },
        targetsAnsweredBy(view, number),
      );
    });
  }
}
