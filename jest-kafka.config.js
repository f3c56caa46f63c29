import config from './jest.config.js';

/** Tests on a real broker, which `npm test` does without: one file after the other, each with brokers of its own. */
const { displayName: _name, roots: _roots, ...common } = config.projects[0];

export default {
  testTimeout: 300_000,
  maxWorkers: 1,
  projects: [{ ...common, displayName: 'kafka', roots: ['<rootDir>/test/kafka'], testMatch: ['**/*.test.ts'] }],
};
