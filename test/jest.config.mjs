import { availableParallelism } from 'node:os';

// ESM tests on Node 20 need NODE_OPTIONS=--experimental-vm-modules (set by "npm test").
export default {
  rootDir: '..',
  testEnvironment: 'node',
  // A second worker pays even on two cores: many tests wait for the database or the browser.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // A page walk in Chromium on a busy two-core machine.
  testTimeout: 240_000,
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/forms/**/*.spec.ts', '<rootDir>/test/**/*.spec.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
