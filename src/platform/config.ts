import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot } from './project-root.js';
import { StartupError } from './startup-error.js';

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Where the rows are kept: the embedded PostgreSQL under the data folder, or a server of the installation. */
export type DatabaseConfig = { kind: 'embedded' } | { kind: 'server'; url: string; ownerUrl: string };

/** Everything that can be set from outside, read once at the start. A class, so that it can be injected. */
export class Config {
  port!: number;
  /** Address to listen on. */
  host!: string;
  /** Address that users see, without a slash at its end; with https the session cookie is sent over TLS only. */
  publicUrl!: string;
  /** Number of reverse proxies in front whose X-Forwarded-* headers are believed. */
  trustedProxies!: number;
  /** Folder of the embedded database, the session secret and the stored files. */
  dataDir!: string;
  database!: DatabaseConfig;
  /** Key that signs session cookies. */
  sessionSecret!: string;
  logLevel!: LogLevel;
  /** Folder name under seeds/. */
  prefecture!: string;
  /** Whether demo data is loaded into an empty database. */
  seedDemo!: boolean;
  /** Largest accepted upload, in bytes. */
  uploadLimitBytes!: number;
  /** How long the result of a job can be fetched, in days. */
  jobResultDays!: number;
}

/** Shortest accepted SESSION_SECRET, in characters. */
const SECRET_LENGTH = 32;

/**
 * Reads the configuration from environment variables and makes the session secret on the first start.
 * @throws StartupError that lists every variable that is wrong, what is wrong, and how to mend it
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const reader = new EnvironmentReader(env);
  const database = readDatabase(reader);
  const port = reader.integer('PORT', 3000, 0, 65535);
  const host = reader.text('HOST') ?? '127.0.0.1';
  const config: Config = {
    port,
    host,
    publicUrl:
      reader.url('PUBLIC_URL', ['http:', 'https:'], 'https://shitei.example.jp')?.replace(/\/+$/, '') ??
      `http://${host}:${port}`,
    trustedProxies: reader.integer('TRUSTED_PROXIES', 0, 0, 10),
    dataDir: resolve(reader.text('DATA_DIR') ?? join(projectRoot(), 'data')),
    database,
    sessionSecret: readSessionSecret(reader, database),
    logLevel: reader.oneOf('LOG_LEVEL', logLevels, 'info'),
    prefecture: reader.pattern(
      'PREFECTURE',
      /^[a-z]+$/,
      'hokkaido',
      '都道府県のフォルダ名を英小文字で指定してください（例: hokkaido）',
    ),
    seedDemo: reader.flag('SEED_DEMO', database.kind === 'embedded'),
    uploadLimitBytes: reader.integer('UPLOAD_LIMIT_MB', 50, 1, 1000) * 1024 * 1024,
    jobResultDays: reader.integer('JOB_RESULT_DAYS', 30, 1, 3650),
  };
  reader.throwProblems();
  if (!config.sessionSecret) config.sessionSecret = keptSessionSecret(config.dataDir);
  return Object.assign(new Config(), config);
}

function readDatabase(reader: EnvironmentReader): DatabaseConfig {
  const protocols = ['postgres:', 'postgresql:'];
  const url = reader.url('DATABASE_URL', protocols, 'postgres://shitei_app:…@db.example.jp:5432/shitei');
  const ownerUrl = reader.url(
    'MIGRATION_DATABASE_URL',
    protocols,
    'postgres://shitei_owner:…@db.example.jp:5432/shitei',
  );
  if (ownerUrl && !url) {
    reader.problem(
      'MIGRATION_DATABASE_URL',
      'DATABASE_URL がないのに指定されています',
      'DATABASE_URL も指定するか、この変数を消してください',
    );
  }
  return url ? { kind: 'server', url, ownerUrl: ownerUrl ?? url } : { kind: 'embedded' };
}

/** Empty when the embedded installation keeps its own secret. */
function readSessionSecret(reader: EnvironmentReader, database: DatabaseConfig): string {
  const secret = reader.text('SESSION_SECRET');
  const mend = `openssl rand -hex 32 などで作った ${SECRET_LENGTH} 文字以上の値を指定してください`;
  if (secret === undefined && database.kind === 'server')
    reader.problem('SESSION_SECRET', 'DATABASE_URL を使うときは必要です', mend);
  if (secret !== undefined && secret.length < SECRET_LENGTH) reader.problem('SESSION_SECRET', '短すぎます', mend);
  return secret ?? '';
}

/** The secret of an embedded installation: made once, kept where only this user can read it. */
function keptSessionSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret');
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusableFolder(dataDir, error);
  }
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= SECRET_LENGTH) return secret;
  } catch (error) {
    throw unusableFolder(dataDir, error);
  }
  throw new StartupError(
    `${file} の内容が短すぎます。このファイルを消して起動し直してください（全員がもう一度ログインします）。`,
  );
}

function unusableFolder(dataDir: string, error: unknown): StartupError {
  return new StartupError(
    `DATA_DIR のフォルダ ${dataDir} を読み書きできません（${(error as Error).message}）。\n権限を確かめるか、DATA_DIR で別のフォルダを指定してください。`,
  );
}

/** Reads variables one by one and gathers what is wrong, so that a start reports everything at once. An empty value counts as absent. */
class EnvironmentReader {
  private readonly problems: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  problem(name: string, wrong: string, mend: string): void {
    this.problems.push(`・${name}: ${wrong}。${mend}。`);
  }

  throwProblems(): void {
    if (this.problems.length > 0)
      throw new StartupError(`設定（環境変数）に誤りがあるため起動できません。\n${this.problems.join('\n')}`);
  }

  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  pattern(name: string, pattern: RegExp, fallback: string, mend: string): string {
    const value = this.text(name) ?? fallback;
    if (!pattern.test(value)) this.problem(name, `「${value}」は使えません`, mend);
    return value;
  }

  integer(name: string, fallback: number, least: number, most: number): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    this.problem(name, `「${value}」は使えません`, `${least} から ${most} までの整数を指定してください`);
    return fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    return this.oneOf(name, ['true', 'false'], fallback ? 'true' : 'false') === 'true';
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const found = allowed.find((each) => each === value);
    if (found === undefined)
      this.problem(name, `「${value}」は使えません`, `${allowed.join('、')} のどれかを指定してください`);
    return found ?? fallback;
  }

  /** The value is not repeated in a message: an address may hold a password. */
  url(name: string, protocols: string[], example: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    this.problem(name, '接続先として読めません', `「${example}」の形で指定してください`);
    return undefined;
  }
}
