import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config.js';

describe('configuration', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'config-'));
  const secret = 's'.repeat(32);
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('needs no variable at all', () => {
    expect(loadConfig({ DATA_DIR: dataDir })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      database: { kind: 'embedded' },
      logLevel: 'info',
      prefecture: 'hokkaido',
      seedDemo: true,
      uploadLimitBytes: 50 * 1024 * 1024,
      trustedProxies: 0,
    });
  });

  it('keeps one generated session secret that only this user can read', () => {
    const first = loadConfig({ DATA_DIR: dataDir }).sessionSecret;
    expect(first).toHaveLength(64);
    expect(loadConfig({ DATA_DIR: dataDir }).sessionSecret).toBe(first);
    expect(statSync(join(dataDir, 'session-secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataDir, 'session-secret'), 'utf8')).toBe(first);
  });

  it('refuses a damaged session secret instead of signing with it', () => {
    const damaged = mkdtempSync(join(tmpdir(), 'config-'));
    writeFileSync(join(damaged, 'session-secret'), '');
    expect(() => loadConfig({ DATA_DIR: damaged })).toThrow(/session-secret の内容が短すぎます/);
    rmSync(damaged, { recursive: true });
  });

  it('loads nothing unasked into the server of an installation', () => {
    const url = 'postgres://app:pw@db.example.jp/shitei';
    expect(loadConfig({ DATABASE_URL: url, SESSION_SECRET: secret })).toMatchObject({
      database: { kind: 'server', url, ownerUrl: url },
      seedDemo: false,
    });
    expect(loadConfig({ DATABASE_URL: url, SESSION_SECRET: secret, SEED_DEMO: 'true' }).seedDemo).toBe(true);
  });

  it('names every wrong variable at once, with what is wrong and how to mend it', () => {
    const start = () =>
      loadConfig({
        DATA_DIR: dataDir,
        PORT: '80a',
        LOG_LEVEL: 'loud',
        UPLOAD_LIMIT_MB: '0',
        SEED_DEMO: 'yes',
        PREFECTURE: '../x',
      });
    for (const part of [
      /PORT: 「80a」は使えません。0 から 65535 までの整数/,
      /LOG_LEVEL: .*silent、error/,
      /UPLOAD_LIMIT_MB/,
      /SEED_DEMO: .*true、false/,
      /PREFECTURE/,
    ]) {
      expect(start).toThrow(part);
    }
  });

  it('asks for a secret when a server is used, and never repeats a password', () => {
    expect(() => loadConfig({ DATABASE_URL: 'postgres://db.example.jp/shitei' })).toThrow(
      /SESSION_SECRET: DATABASE_URL を使うときは必要です/,
    );
    expect(() => loadConfig({ DATABASE_URL: 'postgres://db.example.jp/shitei', SESSION_SECRET: 'short' })).toThrow(
      /SESSION_SECRET: 短すぎます/,
    );
    expect(() => loadConfig({ DATABASE_URL: 'mysql://u:hunter2@db/x', SESSION_SECRET: secret })).toThrow(
      /^(?!.*hunter2)[^]*DATABASE_URL: 接続先として読めません/,
    );
    expect(() => loadConfig({ DATA_DIR: dataDir, MIGRATION_DATABASE_URL: 'postgres://o@db/x' })).toThrow(
      /DATABASE_URL も指定/,
    );
  });

  it('says so when the data folder cannot be used', () => {
    expect(() => loadConfig({ DATA_DIR: join(dataDir, 'session-secret') })).toThrow(
      /DATA_DIR のフォルダ .*別のフォルダ/s,
    );
  });
});
