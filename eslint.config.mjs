import eslint from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { imports } from './eslint.imports.mjs'

// The layers of CONTRIBUTING.md, as fences: a folder imports only from those to its left.
//   core  <-  github, padServers  <-  parts, host  <-  features  <-  extension.ts
const noVscode = { name: 'vscode', message: 'Only host/, features/ and extension.ts meet the editor.' }
const noNode = { group: ['node:*'], message: 'One bundle serves the Node host and the worker host: no Node built-ins.' }
const layer = (...forbidden) => ({
  group: forbidden.map((folder) => `**/${folder}/**`),
  message: 'A layer imports only from the layers to its left (CONTRIBUTING.md).',
})
// Octokit at run time only where a client is made; elsewhere `import type`.
const noOctokit = {
  group: ['@octokit/*'],
  message: 'Octokit at run time only in github/octokit*.ts.',
  allowTypeImports: true,
}
// A part is a file of its own: its code must not get into the bundle as well.
const noParts = {
  group: ['**/parts/*'],
  message: 'Parts are loaded with host/parts.ts.',
  allowTypeImports: true,
}
const fence = (files, paths, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': 'off', '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }] },
})

export default defineConfig(
  globalIgnores(['test/hosts/markdownAllInOne/', 'dist/', 'out/', '**/node_modules/', '.vscode-test/']),
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers in template strings are clear and cannot fail.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => void promise` style callbacks are how VS Code's and mocha's APIs are used.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  fence(
    ['src/core/**/*.ts'],
    [noVscode],
    [noNode, { group: ['@octokit/*'], message: 'core is pure.' }, layer('github', 'padServers', 'host', 'features')],
  ),
  fence(['src/padServers/**/*.ts'], [noVscode], [noNode, noOctokit, layer('github', 'host', 'features')]),
  fence(
    ['src/github/**/*.ts'],
    [noVscode],
    [noNode, noOctokit, layer('padServers', 'host', 'features')],
    ['src/github/octokit*.ts'],
  ),
  fence(['src/github/octokit*.ts'], [noVscode], [noNode, layer('padServers', 'host', 'features')]),
  fence(['src/parts/**/*.ts'], [noVscode], [noNode, layer('host', 'features')]),
  fence(['src/host/**/*.ts'], [], [noNode, noOctokit, noParts, layer('features')]),
  fence(['src/features/**/*.ts', 'src/extension.ts'], [], [noNode, noOctokit, noParts]),
  {
    files: ['src/**/*.ts'],
    plugins: { imports },
    rules: {
      'imports/no-cycles': 'error',
      'imports/no-cross-feature-imports': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/host/messages.ts', 'src/host/quickPicks.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[property.name=/^(?:show|create)QuickPick$|^show(?:Information|Warning|Error)Message$/]',
          message:
            'Words from outside could run commands: use host/messages.ts and host/quickPicks.ts, which escape them.',
        },
      ],
    },
  },
  // The page that shows a deck: a browser and the pure core, nothing of the editor.
  fence(['src/webview/**/*.ts'], [noVscode], [noNode, noOctokit, layer('github', 'padServers', 'host', 'features')]),
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      // node:test-like suites: mocha's `it` takes promises, and tests read indexed fixtures they just wrote.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Programs of the command line speak on the console.
    files: [
      'scripts/**/*.ts',
      'bench/**/*.ts',
      'test/etherpad/startEtherpad.ts',
      'test/hosts/**',
      'test/demo/**',
      'test/grammar/**',
      'test/faults/matrix.ts',
      'test/mutants/run.ts',
      'test/more.ts',
      'test/typist/**',
      'test/slides/**',
      'test/run.ts',
      'test/more.ts',
      '*.mjs',
    ],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/helper/*.js'],
    languageOptions: { globals: { require: 'readonly', exports: 'writable' } },
  },
)
