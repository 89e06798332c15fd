import { readFileSync } from 'node:fs';
import { RULESET_NAMES } from '../model/ruleset.js';
import { SHIPPED_POLICY } from './shipped-policy.fixture.js';

const readme = (path: string): string =>
  readFileSync(new URL(`../../packs/${path}/README.md`, import.meta.url), 'utf8');

describe('the README of a pack', () => {
  for (const name of RULESET_NAMES) {
    const text = readme(name);
    for (const rule of SHIPPED_POLICY.rulesets[name].rules) {
      it(`${name} tells ${rule.name} with its code and clause`, () => {
        const { code, clause } = rule.event.params;
        const row = text.split('\n').find((line) => line.startsWith(`| \`${rule.name}\``));
        expect(row).toContain(`\`${code}\``);
        expect(row).toContain(clause);
      });
    }
    it(`${name} tells no rule that is not there`, () => {
      const told = [...text.matchAll(/^\| `([a-z-]+)`/gm)].map(([, rule]) => rule!);
      expect(told).toEqual(SHIPPED_POLICY.rulesets[name].rules.map((rule) => rule.name));
    });
    it(`${name} names each file of cases that is not a flow's own`, () => {
      const flows = SHIPPED_POLICY.rulesets.routing.rules.map((rule) => rule.name);
      const suites = SHIPPED_POLICY.suites.map((suite) => suite.name.split('/'));
      for (const [pack, file] of suites) {
        if (pack === name && !flows.includes(file!)) expect(text).toContain(`\`${file}\``);
      }
      expect(suites.length).toBeGreaterThan(20);
    });
  }
});
