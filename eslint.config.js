import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Folds must give the same state at every replay, so nothing pure may look at a clock, a die or the outside. */
const purity = {
  'no-restricted-globals': [
    'error',
    ...['Date', 'performance', 'process', 'fetch', 'setTimeout', 'setInterval', 'console', 'crypto'].map((name) => ({
      name,
      message: 'Pure code takes time, randomness and I/O as arguments (architecture: rules that keep it so).',
    })),
  ],
  'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Pure code throws no dice.' }],
  'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'Pure code does no I/O.' }] }],
};

/** The environment is read in one place, so that every variable is checked and none is read half-way. */
const environment = {
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'env', message: 'libs/runtime reads the environment (Env).' },
  ],
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'proto/**', 'apps/cli/bin/**'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  prettier,
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', { max: 12, variant: 'modified' }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 340 }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Unions of literals instead of enum (style rule 7).' },
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only (style rule 3).' },
      ],
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // a type parameter that is used once still ties a projection's state to its events in the registry
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // options of Nest and TypeORM are classes only in name
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['apps/**/*.ts', 'apps/**/*.tsx', 'libs/**/*.ts'], ignores: ['libs/runtime/**'], rules: environment },
  { files: ['libs/projections/**/*.ts', 'libs/indicators/src/**/*.ts', 'libs/adapters/**/*.ts'], rules: purity },
  // the catalogue's files are read once at the start; tests may look at files
  { files: ['libs/indicators/src/catalogue-files.ts', '**/*.test.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    // Nest looks parameter types up at run time, so a decorated class needs the value import.
    files: ['apps/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.contract.ts', 'test/**/*.ts'],
    // a table of cases has as many columns as it needs
    rules: {
      'max-lines-per-function': 'off',
      'max-params': 'off',
      // asymmetric matchers of Jest are of type any, and answers are looked at as they come
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['apps/cli/src/**/*.ts', 'test/bench/**/*.ts', 'test/chaos/**/*.ts', 'test/start/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
