import tseslint from 'typescript-eslint';

const clockOnly = 'The present comes from src/platform/clock.ts: take the time as an argument or inject Clock.';
const presentTime = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockOnly },
  { selector: "CallExpression[callee.name='Date']", message: clockOnly },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clockOnly },
];
const rawHtml = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML'], Property[key.name='dangerouslySetInnerHTML']",
  message: 'Markup that is already HTML goes through src/web/raw-html.tsx.',
};

const JAPANESE = '/[\\u3040-\\u30ff\\u4e00-\\u9fff]/';
const declinedMessage = 'What a person reads is a Declined (src/platform/declined.ts), not an error of Nest.';
const declined = [
  { selector: `NewExpression[callee.name=/Exception$/] Literal[value=${JAPANESE}]`, message: declinedMessage },
  {
    selector: `NewExpression[callee.name=/Exception$/] TemplateElement[value.raw=${JAPANESE}]`,
    message: declinedMessage,
  },
];

const heardFilter = {
  selector:
    "ClassDeclaration:has(Decorator[expression.callee.name='Catch']) MethodDefinition[key.name='catch'] > FunctionExpression[async=true]",
  message:
    'Nest does not wait for a filter: a rejection of this method ends the program. Catch inside and return void.',
};

export default tseslint.config(
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: 'test/tsconfig.json', tsconfigRootDir: process.cwd() } },
    // A rule is mended or changed here for everybody, never switched off in place.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...presentTime, rawHtml, heardFilter, ...declined],
      'no-restricted-imports': [
        'error',
        {
          name: 'class-validator',
          importNames: ['isUUID', 'IsUUID'],
          message: 'The id of a row has one spelling: read it with src/platform/row-id.ts.',
        },
      ],
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // async without await is how a function keeps a promised signature
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
    },
  },
  { files: ['**/*.{js,mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
  { files: ['src/main.ts', 'src/cli.ts', 'src/**/*.command.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['src/platform/clock.ts', '**/*.spec.ts', '**/*.spec.tsx', 'test/**'],
    rules: { 'no-restricted-syntax': ['error', rawHtml, heardFilter, ...declined] },
  },
  {
    files: ['src/web/raw-html.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...presentTime, heardFilter, ...declined] },
  },
);
