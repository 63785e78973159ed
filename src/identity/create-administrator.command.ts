import { DataSource } from 'typeorm';
import { SystemClock } from '../platform/clock.js';
import { loadConfig } from '../platform/config.js';
import { dataSourceOptions } from '../platform/database.js';
import { createLogger } from '../platform/logging.js';
import { openDatabase } from '../platform/prepare-database.js';
import { cleanLine, textProblem } from '../platform/text.js';
import { StartupError } from '../platform/startup-error.js';
import { LONGEST_LINE } from '../procedure/fields/limits.js';
import { AUTOMATIC } from '../procedure/terms/actors.js';
import { RECORD_ENTITIES } from '../record/record.module.js';
import { Account } from './account.entity.js';
import { AccountService } from './account.service.js';
import { LoginThrottle } from './login-throttle.js';
import { FieldDeclined } from '../platform/declined.js';

const USAGE = `使い方: npm run account:create-administrator -- <ログインID> <氏名> <所属>
例: npm run account:create-administrator -- kanri-sato "佐藤 一郎" "情報システム課"`;

/**
 * `npm run account:create-administrator`: the first system administrator of an installation, who creates all the others
 * in the settings. Prints a random password, once. Refused when a system administrator can sign in already.
 * @returns exit code
 */
export async function createAdministratorCommand(args: string[]): Promise<number> {
  const [login, name, officeName, ...more] = args.map(cleanLine);
  if (!login || !name || !officeName || more.length > 0) throw new StartupError(USAGE);
  for (const [label, value] of [
    ['氏名', name],
    ['所属', officeName],
  ] as const) {
    const problem = textProblem(label, value, LONGEST_LINE);
    if (problem !== null) throw new StartupError(problem);
  }
  const config = loadConfig(process.env);
  const database = await openDatabase(config, createLogger('warn'));
  const rows = new DataSource(dataSourceOptions(database.url, [Account, ...RECORD_ENTITIES]));
  try {
    await rows.initialize();
    if (await rows.manager.existsBy(Account, { role: 'systemAdministrator', active: true })) {
      throw new StartupError(
        'システム管理者は既に登録されています。新しい利用者は、システム管理者が設定の画面で登録してください。',
      );
    }
    const clock = new SystemClock();
    const accounts = new AccountService(rows, new LoginThrottle(rows, config, clock), clock);
    const { password } = await accounts.create(AUTOMATIC, {
      login,
      name,
      role: 'systemAdministrator',
      officeName,
      institutionId: null,
      healthCentreId: null,
      expiresOn: null,
    });
    console.log(
      `システム管理者を登録しました。\n  ログインID  ${login}\n  パスワード  ${password}\nパスワードは二度と表示されません。最初のログインで、新しいパスワードに変えます。`,
    );
    return 0;
  } catch (error) {
    throw error instanceof FieldDeclined ? new StartupError(`${error.message}。`) : error;
  } finally {
    if (rows.isInitialized) await rows.destroy();
    await database.close();
  }
}
