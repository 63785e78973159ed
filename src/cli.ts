import { runProgram, StartupError } from './platform/startup-error.js';

/** A sub-command of `node dist/src/cli.js`: gets the arguments after its name, returns the exit code. */
export type Command = (args: string[]) => Promise<number>;

/** Commands by name. Each is loaded when asked for, so that one that needs no database starts without it. */
const commands: Record<string, () => Promise<Command>> = {
  'account:create-administrator': async () =>
    (await import('./identity/create-administrator.command.js')).createAdministratorCommand,
  'audit:verify': async () => (await import('./verification/audit.command.js')).auditCommand,
  diagrams: async () => (await import('./write-diagrams.js')).diagramsCommand,
  'forms:samples': async () => (await import('./documents/form-samples.command.js')).formSamplesCommand,
  scenario: async () => (await import('./scenario/scenario.command.js')).scenarioCommand,
};

await runProgram(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const load = commands[name];
  if (!load)
    throw new StartupError(
      `「${name}」というコマンドはありません。使えるもの: ${Object.keys(commands).join('、') || 'なし'}`,
    );
  const command = await load();
  process.exitCode = await command(args);
});
