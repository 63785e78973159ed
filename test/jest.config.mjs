import { availableParallelism } from 'node:os';

export default {
  rootDir: '..',
  runner: '<rootDir>/test/runner.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/each-worker.mjs'],
  // A second worker pays even on two cores: many tests wait for the database or the browser.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/forms/**/*.spec.ts', '<rootDir>/test/**/*.spec.{ts,tsx}'],
  // For --onlyChanged, which follows imports: a module says .js where its source is .ts.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};
