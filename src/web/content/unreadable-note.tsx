import type { UnreadableValue } from '../../procedure/fields/stored-content.js';
import { Banner } from '../components/index.js';
import { type ContentSection, sectionOf } from '../../procedure/fields/sections.js';

/** Stored values that no field can show, as they stand there, and how to mend them; nothing when all could be read. */
export function UnreadableNote({
  values,
  sections,
}: {
  values: readonly UnreadableValue[];
  sections: readonly ContentSection[];
}) {
  if (values.length === 0) return null;
  return (
    <Banner kind="warning" title="保存されている内容のうち、読み取れない値があります">
      <p>次の項目は空欄として扱います。正しい内容を入力して保存すると、この表示は消えます。</p>
      <ul>
        {values.map(({ field, stored }) => (
          <li>
            {labelOf(field, sections)}：<code>{stored}</code>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** 「誓約書：誓約」; the path for a value that belongs to no field. */
function labelOf(path: string, sections: readonly ContentSection[]): string {
  const section = sectionOf(sections, path);
  if (section === null) return path === '' ? '申請内容の全体' : path;
  const field = section.fields.find(
    (each) => path === each.path || path.startsWith(`${each.path}[`) || each.path.startsWith(`${path}.`),
  );
  return field ? `${section.title}：${field.label}` : section.title;
}
