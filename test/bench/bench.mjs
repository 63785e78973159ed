/**
 * `npm run bench`: the built program against its rivals, side by side in one run, one line each. A figure is a ratio of what was
 * measured in this run on this machine; nothing else should run meanwhile.
 */
import { register } from 'node:module';

register('../support/worker/typescript-hooks.mjs', import.meta.url); // for the parts of test/support that are TypeScript

const benches = { packs: 'benchPacks', 'one-form': 'benchOneForm', 'big-pack': 'benchBigPacks', 'home-page': 'benchHomePage', verifier: 'benchVerifier', commands: 'benchCommands', start: 'benchStart' };
const wanted = process.argv.slice(2);
for (const [file, name] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(file)) continue;
  const { [name]: bench } = await import(`./${file}.mjs`);
  await bench();
}
