import { Banner } from '../components/index.js';

/** What to make sure of before a paper is issued; nothing where there is nothing. */
export function CautionNote({ cautions }: { cautions: readonly string[] }) {
  if (cautions.length === 0) return null;
  return (
    <Banner kind="warning" title="発行の前に確かめること">
      <ul>
        {cautions.map((caution) => (
          <li>{caution}</li>
        ))}
      </ul>
    </Banner>
  );
}
