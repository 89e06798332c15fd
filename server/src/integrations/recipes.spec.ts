import { readFileSync } from 'node:fs';
import { knownHook } from './hooks.js';
import { commandOf, documentOf, programOf, RECIPES } from './recipes.js';

const textOf = (file: string): string =>
  readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

describe('A platform connected by a recipe', () => {
  for (const recipe of RECIPES) {
    const { id, asks, needs } = recipe;

    it(`${id} has its program and its page, which name the hook and every setting`, () => {
      const page = textOf(documentOf(recipe));
      const program = textOf(programOf(recipe));

      expect(page).toContain(`POST ${knownHook(asks).path!}\``);
      expect(page).toContain(`node ${programOf(recipe)}`);
      expect(needs.filter((name) => !page.includes(`${name}=`))).toEqual([]);
      expect(needs.filter((name) => !program.includes(name) && name !== 'RINGFENCE_KEY')).toEqual(
        [],
      );
    });
  }

  it('is started with the address of this server, and with what else somebody has to fill in', () => {
    const told = RECIPES.map((recipe) => commandOf(recipe, 'https://calls.example'));

    expect(told[0]).toBe('RINGFENCE_URL=https://calls.example node deploy/recipes/jambonz.mjs');
    expect(told.at(-1)).toBe(
      "RINGFENCE_URL=https://calls.example RINGFENCE_KEY='…' TELNYX_API_KEY='…' TELNYX_PUBLIC_KEY='…' node deploy/recipes/telnyx.mjs",
    );
  });
});
