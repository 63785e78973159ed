import { Injectable } from '@nestjs/common';
import type { Matter } from '../../applications/entities/submission.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { PlanningArea } from '../../registry/registry.entities.js';

/** What two submissions say differently in one part of the application; '' where nothing stands or stood. */
export interface DifferencesOfPart {
  title: string;
  items: readonly {
    label: string;
    before: string;
    after: string;
    /** Whether the 補正 between them had asked for it; absent where there was none. */
    asked?: boolean;
  }[];
}

/** Tells what a submission says differently from the one before it. */
export type TellDifferences = (
  view: CaseView,
  submission: { number: number; before: Matter; after: Matter },
  areas: readonly PlanningArea[],
) => readonly DifferencesOfPart[];

/**
 * The differences between submissions, in the words of the pages. The pages lie on a floor above this one: they bring what tells them when
 * the program starts, so that a pack says what the page says.
 */
@Injectable()
export class SubmissionDifferences {
  private tell: TellDifferences | null = null;

  toldBy(tell: TellDifferences): void {
    this.tell = tell;
  }

  /** @throws Error where no page has brought what tells them: a fault of the program. */
  between(...[view, submission, areas]: Parameters<TellDifferences>): readonly DifferencesOfPart[] {
    if (this.tell === null) throw new Error('nothing tells the differences between submissions');
    return this.tell(view, submission, areas);
  }
}
