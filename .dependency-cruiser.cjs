/**
 * Who may import whom. One entry per folder of the house; anything not listed is forbidden.
 * Type-only imports are free: they vanish at run time (tsPreCompilationDeps: false).
 * `cli` is the composition root: it alone puts a simulator, an implementation under test and the evidence together.
 */
const may = {
  protocols: [],
  requirements: [],
  certs: ['protocols'],
  evidence: ['requirements'],
  iut: ['protocols', 'certs', 'requirements'],
  simulators: ['protocols', 'requirements', 'certs'],
  reference: ['protocols', 'requirements', 'certs', 'iut'],
  reports: ['evidence', 'requirements'],
  steps: ['simulators', 'iut', 'evidence', 'requirements', 'protocols'],
  cli: ['iut', 'evidence', 'reports', 'requirements', 'certs', 'protocols', 'simulators', 'reference', 'steps'],
};

const rooms = Object.keys(may);

module.exports = {
  forbidden: [
    ...rooms.map((room) => ({
      name: `${room}-keeps-to-its-neighbours`,
      comment: `${room} may import: ${may[room].join(', ') || 'nothing of ours'} (see docs/contributing.md)`,
      severity: 'error',
      from: { path: `^${room}/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^(${rooms.filter((r) => r !== room && !may[room].includes(r)).join('|')})/` },
    })),
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans-from-outside', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)out/' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.js', '.json'] },
  },
};
