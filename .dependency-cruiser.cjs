/* The dependency rules of docs/architecture.md. Each has a breach planted against it in test/lint/dependency-rules.spec.ts. */
const test = '\\.(spec|e2e|fixture)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'two files that need each other are one idea in two places',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-drawer',
      comment: 'a drawer has no name of its own: name the idea',
      severity: 'error',
      from: {},
      to: {
        path: '(^|/)(utils?|helpers?|common|shared|misc)(/|\\.[a-z]+$)',
        pathNot: 'node_modules',
      },
    },
    {
      name: 'rules-is-pure',
      comment: 'the library runs in a browser too: nothing of Node',
      severity: 'error',
      from: { path: '^rules/src', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-knows-nobody',
      comment: 'the library knows neither server nor console',
      severity: 'error',
      from: { path: '^rules/src' },
      to: { path: '^(server|console|test)/' },
    },
    {
      name: 'only-the-oracle-sees-json-rules-engine',
      comment: 'the second opinion must stay independent of the first',
      severity: 'error',
      from: { path: '^(rules|server|console)/', pathNot: '^rules/src/oracle/' },
      to: { path: 'json-rules-engine' },
    },
    {
      name: 'rules-through-its-index',
      comment: 'the library has one door',
      severity: 'error',
      from: { path: '^(server|console|test)/' },
      to: { path: '^rules/(src|dist)/', pathNot: '^rules/(src|dist)/index\\.(d\\.)?(ts|js)$' },
    },
    {
      name: 'model-stands-alone',
      comment: 'the model is what all layers share; it needs none of them',
      severity: 'error',
      from: { path: '^rules/src/model/' },
      to: { path: '^rules/src/', pathNot: '^rules/src/model/' },
    },
    {
      name: 'facts-below-the-engine',
      comment: 'model <- facts, parse <- engine, invariant, oracle <- bench',
      severity: 'error',
      from: { path: '^rules/src/(facts|parse)/', pathNot: test },
      to: { path: '^rules/src/(engine|invariant|oracle|bench|sentences|packs|diff)/' },
    },
    {
      name: 'console-and-server-are-blind-to-each-other',
      comment: 'they meet on the wire only',
      severity: 'error',
      from: { path: '^(console|server|test)/' },
      to: { path: '^(console|server)/', pathNot: ['^$1/', '^server/openapi\\.json$'] },
    },
    {
      name: 'verifier-stands-alone',
      comment: 'whoever checks the server must not have to trust a line of it, nor a package',
      severity: 'error',
      from: { path: '^verifier/', pathNot: test },
      to: { pathNot: '^verifier/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'controllers-speak-http-only',
      comment: 'a controller touches no entity and no TypeORM',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: {
        path: ['\\.entity\\.ts$', 'node_modules/(typeorm|better-sqlite3)', '^server/src/database/'],
      },
    },
    {
      name: 'features-of-the-console-stand-alone',
      comment: 'a feature imports api, ui, i18n, proofs and shell, never another feature',
      severity: 'error',
      from: {
        path: '^console/src/app/(overview|policy|drafts|bench|decisions|reviews|audit|configuration-audit|settings)/',
      },
      to: {
        path: '^console/src/app/(overview|policy|drafts|bench|decisions|reviews|audit|configuration-audit|settings)/',
        pathNot: '^console/src/app/$1/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^rules/dist' },
    exclude: { path: '^(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'test/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
      extensionAlias: { '.js': ['.ts', '.js'] },
    },
  },
};
