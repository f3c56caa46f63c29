import { existsSync } from 'node:fs';

/** Jest refuses to start when a root is missing. */
const folders = (...names) =>
  names.filter((name) => existsSync(new URL(name, import.meta.url))).map((name) => `<rootDir>/${name}`);

const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest'] },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  resolver: '<rootDir>/jest.resolver.cjs',
};

export default {
  testTimeout: 240_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      roots: folders('apps', 'libs', 'test/architecture', 'test/oracle', 'test/edge-cases'),
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
    },
    {
      ...common,
      displayName: 'integration',
      roots: folders('test/integration', 'test/end-to-end', 'test/replay'),
      testMatch: ['**/*.test.ts'],
    },
  ],
};
