/** Who may import whom. The table is the architecture: data flows left to right and never back. */
const mayImport = {
  'libs/event-catalog': [],
  'libs/runtime': [],
  'libs/adapters': ['libs/event-catalog'],
  'libs/projections': ['libs/event-catalog'],
  'libs/indicators': [],
  'libs/event-log': ['libs/event-catalog', 'libs/runtime'],
  'libs/read-models': ['libs/indicators', 'libs/projections', 'libs/runtime'],
  'apps/ingest-gateway': ['libs/adapters', 'libs/event-catalog', 'libs/event-log', 'libs/read-models', 'libs/runtime'],
  'apps/projector': ['libs/event-catalog', 'libs/event-log', 'libs/projections', 'libs/read-models', 'libs/runtime'],
  'apps/query-api': ['libs/event-log', 'libs/indicators', 'libs/read-models', 'libs/runtime'],
  'apps/web-dashboard': [],
};

const arrows = Object.entries(mayImport).map(([from, to]) => ({
  name: `arrows-of-${from.replace('/', '-')}`,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: '\\.(test|contract)\\.tsx?$' },
  to: {
    path: '^(apps|libs|test|deploy|proto)/',
    pathNot: [from, ...to].map((folder) => `^${folder}/`),
  },
}));

const owners = [
  ['kafkajs', '^libs/event-log/'],
  ['pg', '^libs/(event-log|read-models)/'],
  ['pg-copy-streams', '^libs/(event-log|read-models)/'],
  ['typeorm', '^libs/read-models/'],
  ['@nestjs/typeorm', '^libs/read-models/'],
].map(([name, owner]) => ({
  name: `owner-of-${name.replace('/', '-')}`,
  severity: 'error',
  from: { path: '^(apps|libs)/', pathNot: owner },
  to: { path: `^node_modules/${name}/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    ...owners,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'libraries-have-one-door',
      comment: 'Another library is entered through its index.ts.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/.+', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$2/'] },
    },
    {
      name: 'inside-a-library-import-the-file',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/' },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'sibling-folders-never-meet',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/([^/]+)/' },
      to: { path: '^libs/$1/src/[^/]+/', pathNot: '^libs/$1/src/$2/' },
    },
    {
      name: 'nothing-imports-the-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.(test|contract)\\.tsx?$' },
      to: { path: '^test/' },
    },
    {
      name: 'pure-libraries-know-no-framework',
      severity: 'error',
      from: { path: '^libs/(event-catalog|projections|indicators|adapters)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^node_modules/(@nestjs|fastify|pino|pg|typeorm)/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
