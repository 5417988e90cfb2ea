// The import table of ARCHITECTURE.md, run by a machine. Tests and fixtures' builders may reach across; nothing else may.
const aside = '\\.(test|contract)\\.tsx?$|\\.test-world\\.ts$|/testing/';
const pure = ['consensus', 'chain', 'views', 'incidents', 'recovery'];

/** folder -> what of the project it may import beside itself (patterns from the root). */
const table = {
  'lib/consensus': [],
  'lib/chain': ['lib/consensus/'],
  'lib/incidents': ['lib/chain/', 'lib/consensus/'],
  'lib/recovery': ['lib/incidents/', 'lib/chain/', 'lib/consensus/'],
  'lib/recovery/executor': [
    'lib/recovery/',
    'lib/rpc/',
    'lib/storage/(store|recovery-store|types)',
    'lib/incidents/',
    'lib/chain/',
    'lib/consensus/',
    'lib/metrics/',
    'lib/runtime/clock',
  ],
  'lib/views': ['lib/incidents/', 'lib/recovery/', 'lib/chain/', 'lib/consensus/'],
  'lib/metrics': [],
  'lib/rpc': ['lib/consensus/', 'lib/metrics/'],
  'lib/storage': ['lib/consensus/', 'lib/chain/', 'lib/incidents/', 'lib/recovery/(plan|run|survey)-types', 'lib/metrics/'],
  'lib/logs': ['lib/chain/(types|node-log)', 'lib/consensus/types', 'lib/config/types', 'lib/runtime/clock'],
  'lib/notify': [
    'lib/storage/(store|notice-store)',
    'lib/config/types',
    'lib/runtime/clock',
    'lib/incidents/types',
    'lib/views/',
    'lib/metrics/',
  ],
  'lib/config': ['lib/runtime/clock', 'lib/consensus/types'],
  'lib/auth': ['lib/config/types', 'lib/storage/(store|account-types|audit-types|display-types)', 'lib/runtime/clock'],
  'lib/monitor': [
    'lib/rpc/',
    'lib/logs/',
    'lib/incidents/',
    'lib/views/',
    'lib/chain/',
    'lib/consensus/',
    'lib/storage/(store|incident-store|types)',
    'lib/notify/',
    'lib/metrics/',
    'lib/config/types',
    'lib/runtime/clock',
  ],
  'lib/served-node': [],
  'lib/replay': ['lib/consensus/', 'lib/served-node/', 'lib/runtime/clock'],
  'lib/drill': ['lib/consensus/', 'lib/served-node/', 'lib/runtime/clock'],
  'lib/runtime': ['lib/(monitor|rpc|storage|notify|logs|config|auth|metrics|recovery|incidents|views|chain|consensus)/'],
  'lib/queries': ['lib/runtime/', 'lib/auth/', 'lib/views/', 'lib/incidents/', 'lib/recovery/', 'lib/chain/', 'lib/consensus/'],
  'lib/commands': [
    'lib/runtime/',
    'lib/queries/(answer-json|read-one-incident|read-one-recovery)',
    'lib/storage/(account|audit|display)-types',
    'lib/auth/',
    'lib/views/',
    'lib/incidents/',
    'lib/recovery/',
    'lib/chain/',
    'lib/consensus/',
  ],
  'lib/cli': ['lib/', 'bench/'],
  components: ['lib/views/', 'lib/(consensus|chain)/types'],
  app: ['components/', 'lib/(queries|commands)/', 'lib/views/(types|words/)'],
  'instrumentation.ts': ['lib/runtime/'],
  'proxy.ts': [],
  fixtures: ['lib/consensus/', 'lib/drill/(block/|types)'],
  e2e: ['fixtures/', 'lib/(cli|replay|drill|views)/', 'lib/chain/fork-point', 'lib/commands/refused'],
  bench: ['fixtures/', 'lib/', 'e2e/'],
};

const ours = '^(app|components|lib|e2e|bench|fixtures)/|^(instrumentation|proxy)\\.ts$';
const isFile = (from) => from.endsWith('.ts');
const start = (from) => (isFile(from) ? `^${from.replace('.', '\\.')}$` : `^${from}/`);

/** Folders within a row that have a row of their own, or better-auth's routes. */
const EXCEPTED = { app: ['^app/api/auth/'], 'lib/recovery': ['^lib/recovery/executor/'] };

const layers = Object.entries(table).map(([from, to]) => ({
  name: `table:${from}`,
  comment: `${from} may import ${to.join(', ') || 'nothing of the project'} and itself`,
  severity: 'error',
  from: { path: start(from), pathNot: [aside, ...(EXCEPTED[from] ?? [])] },
  to: { path: ours, pathNot: [start(from), ...to.map((path) => `^${path}`)] },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'every-folder-is-in-the-table',
      severity: 'error',
      from: { path: '^lib/', pathNot: [aside, ...Object.keys(table).map(start)] },
      to: {},
    },
    { name: 'no-cycles', severity: 'error', from: { pathNot: aside }, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'Every import leads to a file or an installed package; server-only is made by Next itself',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^server-only$|\\.css$' },
    },
    {
      name: 'pure-is-pure',
      comment: 'The protocol and the rules know no machine, no framework, no store',
      severity: 'error',
      from: { path: `^lib/(${pure.join('|')})/`, pathNot: `${aside}|^lib/recovery/executor/` },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: '(^|/)node_modules/(ethers|tiny-secp256k1|js-sha3)/',
      },
    },
    {
      name: 'only-consensus-knows-crypto',
      severity: 'error',
      from: { path: '^(lib|app|components)/', pathNot: `${aside}|^lib/(consensus|cli|drill|replay)/` },
      to: { path: '(^|/)node_modules/(ethers|tiny-secp256k1|js-sha3)/' },
    },
    {
      name: 'framework-stays-above',
      comment: 'Below queries nothing knows of Next or React',
      severity: 'error',
      from: { path: '^lib/', pathNot: `${aside}|^lib/(queries|commands|cli|auth)/` },
      to: { path: '(^|/)node_modules/(next|react|react-dom|swr|recharts)/' },
    },
    {
      name: 'browser-side-stays-light',
      comment: 'components are sent to browsers: no Node, no driver, no schema library',
      severity: 'error',
      from: { path: '^components/', pathNot: aside },
      to: { path: '(^|/)node_modules/(ethers|tiny-secp256k1|js-sha3|better-sqlite3|kysely|undici|zod|yaml|pino)/' },
    },
    { name: 'no-node-in-components', severity: 'error', from: { path: '^components/', pathNot: aside }, to: { dependencyTypes: ['core'] } },
    {
      name: 'one-driver-one-folder',
      severity: 'error',
      from: { path: '^(lib|app|components)/', pathNot: `${aside}|^lib/(storage|auth|runtime|cli)/` },
      to: { path: '(^|/)node_modules/(better-sqlite3|kysely|pg)/' },
    },
    {
      name: 'one-wire-one-folder',
      severity: 'error',
      from: { path: '^(lib|app|components)/', pathNot: `${aside}|^lib/(rpc|notify|logs|drill)/` },
      to: { path: '(^|/)node_modules/undici/' },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(lib|app|components)/', pathNot: `${aside}|^lib/cli/` },
      to: { path: `^(fixtures|e2e|bench)/|${aside}` },
    },
    {
      name: 'no-dev-packages-in-the-product',
      severity: 'error',
      from: { path: '^(lib|app|components)/|^(instrumentation|proxy)\\.ts$', pathNot: `${aside}|^lib/cli/` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next/|next-env\\.d\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
