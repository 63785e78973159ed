import type { DocumentProblem } from '../../documents/issued-documents.js';
import type { Screen } from '../action-forms/mending-place.js';

/** What a document lacks, each with the screen that fills it. */
export function ProblemList({
  problems,
  screenOf,
}: {
  problems: readonly DocumentProblem[];
  screenOf: (problem: DocumentProblem) => Screen | null;
}) {
  return (
    <ul class="document-problems">
      {problems.map((problem) => {
        const screen = screenOf(problem);
        return (
          <li>
            {problem.message}
            {screen && (
              <>
                {' '}
                <a href={screen.href}>
                  「{screen.label}」を開く<span class="visually-hidden">（{problem.field}）</span>
                </a>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
