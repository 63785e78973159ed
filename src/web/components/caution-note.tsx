import { Banner } from './banner.js';

/** What to make sure of before a document is issued or used; nothing where there is nothing. */
export function CautionNote({ title, cautions }: { title: string; cautions: readonly string[] }) {
  if (cautions.length === 0) return null;
  return (
    <Banner kind="warning" title={title}>
      <ul>
        {cautions.map((caution) => (
          <li>{caution}</li>
        ))}
      </ul>
    </Banner>
  );
}
