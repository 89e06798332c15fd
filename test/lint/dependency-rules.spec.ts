import { createRequire } from 'node:module';
import { rulesBrokenBy, type Sources } from './planted-tree.js';

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string; severity: string }[];
};

const breaches: readonly { name: string; rule: string; planted: Sources }[] = [
  {
    name: 'two files that need each other',
    rule: 'no-cycle',
    planted: {
      'server/src/decisions/one.ts': `import { two } from './two.js'; export const one = two;`,
      'server/src/decisions/two.ts': `import { one } from './one.js'; export const two = one;`,
    },
  },
  ...['utils.ts', 'helpers/leg.ts', 'common/leg.ts', 'shared/leg.ts', 'misc.ts'].map((drawer) => ({
    name: `a drawer called ${drawer}`,
    rule: 'no-drawer',
    planted: {
      [`rules/src/engine/${drawer}`]: `export const leg = 1;`,
      'rules/src/engine/match.ts': `export { leg } from './${drawer.replace('.ts', '.js')}';`,
    },
  })),
  {
    name: 'the library reads a file',
    rule: 'rules-is-pure',
    planted: { 'rules/src/engine/load.ts': `export { readFileSync } from 'node:fs';` },
  },
  {
    name: 'the library knows the server',
    rule: 'rules-knows-nobody',
    planted: {
      'rules/src/engine/ask.ts': `export * from '../../../server/src/database/store.js';`,
    },
  },
  {
    name: 'the engine asks json-rules-engine',
    rule: 'only-the-oracle-sees-json-rules-engine',
    planted: { 'rules/src/engine/run.ts': `export { Engine } from 'json-rules-engine';` },
  },
  {
    name: 'the server asks json-rules-engine',
    rule: 'only-the-oracle-sees-json-rules-engine',
    planted: { 'server/src/decisions/run.ts': `export { Engine } from 'json-rules-engine';` },
  },
  {
    name: 'the server takes a back door of the library',
    rule: 'rules-through-its-index',
    planted: {
      'server/src/decisions/facts.ts': `export * from '../../../rules/src/facts/reach.js';`,
    },
  },
  {
    name: 'the model needs facts',
    rule: 'model-stands-alone',
    planted: { 'rules/src/model/party.ts': `export * from '../parse/leg-text.js';` },
  },
  {
    name: 'facts need the engine',
    rule: 'facts-below-the-engine',
    planted: { 'rules/src/facts/known.ts': `export * from '../engine/decide.js';` },
  },
  {
    name: 'the parser needs the oracle',
    rule: 'facts-below-the-engine',
    planted: { 'rules/src/parse/check.ts': `export * from '../oracle/second-opinion.js';` },
  },
  {
    name: 'the console imports the server',
    rule: 'console-and-server-are-blind-to-each-other',
    planted: {
      'console/src/app/api/store.ts': `export * from '../../../../server/src/database/store.js';`,
    },
  },
  {
    name: 'the server imports the console',
    rule: 'console-and-server-are-blind-to-each-other',
    planted: {
      'server/src/http/page.ts': `export * from '../../../console/src/app/api/client.js';`,
    },
  },
  {
    name: 'a test looks behind the wire',
    rule: 'console-and-server-are-blind-to-each-other',
    planted: {
      'test/scenarios/peek.spec.ts': `export * from '../../server/src/database/store.js';`,
    },
  },
  {
    name: 'the verifier imports the server',
    rule: 'verifier-stands-alone',
    planted: { 'verifier/src/hash.js': `export * from '../../server/src/database/store.js';` },
  },
  {
    name: 'the verifier needs a package',
    rule: 'verifier-stands-alone',
    planted: { 'verifier/bin/verify.js': `export { z } from 'zod';` },
  },
  {
    name: 'a controller touches an entity',
    rule: 'controllers-speak-http-only',
    planted: {
      'server/src/decisions/list.controller.ts': `export * from './decision.entity.js';`,
    },
  },
  {
    name: 'a controller speaks to the store',
    rule: 'controllers-speak-http-only',
    planted: { 'server/src/decisions/raw.controller.ts': `export * from '../database/store.js';` },
  },
  {
    name: 'a controller speaks to TypeORM',
    rule: 'controllers-speak-http-only',
    planted: { 'server/src/decisions/orm.controller.ts': `export { Entity } from 'typeorm';` },
  },
  {
    name: 'a feature of the console imports another',
    rule: 'features-of-the-console-stand-alone',
    planted: {
      'console/src/app/bench/list.ts': `export * from '../decisions/decisions-page.js';`,
    },
  },
];

describe('the dependency rules of the architecture', () => {
  it('leave a tree alone that keeps them', () => {
    expect(rulesBrokenBy({})).toEqual([]);
  });

  it('each have a breach planted against them, and each stops the build', () => {
    const planted = new Set(breaches.map(({ rule }) => rule));
    expect(forbidden.map(({ name }) => name).sort()).toEqual([...planted].sort());
    expect(forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });

  for (const { name, rule, planted } of breaches) {
    it(`see ${name}`, () => {
      expect(rulesBrokenBy(planted)).toEqual([rule]);
    });
  }
});
