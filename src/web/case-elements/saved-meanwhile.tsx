/** What others saved of the working copy while somebody had a page open from which it is submitted. */
import type { CaseView } from '../../applications/queries/case-view.js';
import type { SavedSection } from '../../applications/entities/working-section.js';
import { SECTIONS } from '../../procedure/fields/content.js';
import type { Section } from '../../procedure/fields/field.js';
import { formatDateTime } from '../base/format.js';
import { Banner, type FormState } from '../components/index.js';

/** The versions that a page shows, for its form: 'applicant:3 reason:1'. */
export function sectionsSeen(working: readonly SavedSection[]): string {
  return working.map(({ section, version }) => `${section}:${version}`).join(' ');
}

/** The sections that were saved since the form was drawn; none where nothing was sent. */
function savedMeanwhile({ working }: CaseView, { values }: FormState): SavedSection[] {
  const seen = values['sectionsSeen'];
  if (typeof seen !== 'string' || !working) return [];
  const known = new Set(seen.split(' '));
  return working.filter((each) => !known.has(sectionsSeen([each])));
}

/** Names them after a conflict, each with a link to what stands there now on the same page. */
export function SavedMeanwhile({ view, form, href }: { view: CaseView; form: FormState; href: string }) {
  const saved = savedMeanwhile(view, form);
  if (saved.length === 0) return null;
  const sections: readonly Section[] = SECTIONS[view.facts.kind];
  return (
    <Banner kind="warning" title="この画面を開いたあとに、申請内容が保存されています">
      <ul>
        {saved.map(({ section, savedByName, savedAt }) => (
          <li>
            {sections.find(({ id }) => id === section)?.title ?? section}：{savedByName}さんが{formatDateTime(savedAt)}
            に保存
          </li>
        ))}
      </ul>
      <p>
        まだ提出していません。<a href={href}>いまの内容</a>を確かめてから、もう一度提出してください。
      </p>
    </Banner>
  );
}
