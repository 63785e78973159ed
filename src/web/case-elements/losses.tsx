import { Banner } from '../components/index.js';

/** What is lost by an act, before it is done. */
export function Losses({ losses }: { losses: readonly string[] }) {
  if (losses.length === 0) return <></>;
  return (
    <Banner kind="warning" title="失うもの">
      {losses.map((loss) => (
        <p>{loss}</p>
      ))}
    </Banner>
  );
}
