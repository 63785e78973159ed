/**
 * `npm run load -- <name> [rounds]`: ways to end the built program or to make it wait for ever, each in bounded rounds.
 * It ends with 1 when the program ended, answered with a defect, or did not come back.
 */
import { Program } from './program.mjs';

const loads = { uploads: './uploads.mjs', large: './large.mjs', restart: './restart.mjs', frozen: './frozen.mjs' };
const DEFAULT_ROUNDS = 2;
const MOST_ROUNDS = 100;

const [name = '', given = String(DEFAULT_ROUNDS)] = process.argv.slice(2);
const rounds = Number(given);
if (!(name in loads) || !Number.isInteger(rounds) || rounds < 1 || rounds > MOST_ROUNDS) {
  process.stderr.write(`usage: npm run load -- <${Object.keys(loads).join('|')}> [rounds, 1 to ${MOST_ROUNDS}]\n`);
  process.exit(2);
}
const { run } = await import(loads[name]);
const program = await Program.start();
let faults = [];
try {
  faults = await run(program, rounds);
} finally {
  await program.stop();
}
for (const fault of faults) process.stdout.write(`load: ${name}: FAULT ${fault}\n`);
process.stdout.write(`load: ${name}: ${rounds} rounds, ${program.ends} ends, ${faults.length} faults\n`);
process.exitCode = program.ends > 0 || faults.length > 0 ? 1 : 0;
