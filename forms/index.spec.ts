import { readdirSync, readFileSync } from 'node:fs';
import { FORMS } from './index.js';

test('every form of the catalogue is described by one of the specs beside it', () => {
  const here = new URL('./', import.meta.url);
  const specs = readdirSync(here)
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => readFileSync(new URL(name, here), 'utf8'));
  const described = specs.flatMap((spec) =>
    [...spec.matchAll(/^describeForm(?:<\w+>)?\('([a-z0-9-]+)'/gm)].map(([, id]) => id),
  );
  expect(described.toSorted()).toEqual(Object.keys(FORMS).toSorted());
});
