import rulesetSchema from '@ringfence/rules/schema/ruleset.schema.json';
import type { JsonSchema, SchemaSource } from './json-schema.js';
import { suggestionsAt } from './schema-suggestions.js';

const defs = rulesetSchema.$defs as unknown as Record<string, JsonSchema>;
const rules = defs['routing'].properties!['rules'] as JsonSchema;
const source: SchemaSource = { schema: rules.items as JsonSchema, defs };

/** Labels offered where the text has a `|`. */
function offered(marked: string, from: SchemaSource = source): string[] {
  const at = marked.indexOf('|');
  const found = suggestionsAt(from, marked.replace('|', ''), at);
  return found?.options.map(({ label }) => label) ?? [];
}

describe('What the schema offers at the cursor', () => {
  it('names the fields of a rule that are not there yet', () => {
    expect(offered('{ "name": "r", | }')).toEqual(['conditions', 'event', 'priority']);
    expect(offered('{ "name": "r", "c|" }')).toEqual(['conditions', 'event', 'priority']);
  });

  it('offers the operators of the fact that is named, and no others', () => {
    const operators = offered(
      '{"conditions": {"all": [{"fact": "grant.status", "operator": "|", "value": "none"}]}}',
    );
    expect(operators).toEqual(['equal', 'notEqual']);
    expect(
      offered('{"conditions": {"all": [{"fact": "usage.unansweredInARow", "operator": "|" }]}}'),
    ).toContain('greaterThanInclusive');
  });

  it('offers the words of the fact that is named', () =>
    expect(
      offered(
        '{"conditions": {"all": [{"fact": "attempt.initiator", "operator": "equal", "value": "|"}]}}',
      ),
    ).toEqual(jasmine.arrayContaining(['user', 'business'])));

  it('offers every fact of the catalogue', () =>
    expect(offered('{"conditions": {"any": [{"fact": "|"}]}}')).toEqual(
      jasmine.arrayContaining(['attempt.action', 'pstn.legCount', 'grant.known']),
    ));

  it('offers a flow in a permit, and none in a forbid', () => {
    const event = (type: string): string[] =>
      offered(`{"event": {"type": "${type}", "params": {"scenario": "|"}}}`);
    expect(event('permit').length).toBe(12);
    expect(event('forbid')).toEqual([]);
  });

  it('offers nothing where anything may be written', () =>
    expect(offered('{"name": "|"}')).toEqual([]));

  it('replaces the whole word the cursor is in', () => {
    const text = '{"event": {"type": "per"}}';
    const at = text.indexOf('per') + 2;
    const { from, to, options } = suggestionsAt(source, text, at)!;
    expect([text.slice(from, to), options.map((each) => each.text)]).toEqual([
      '"per"',
      ['"forbid"', '"permit"'],
    ]);
  });

  it('writes a name together with a value to begin with, unless one is there', () => {
    const first = (text: string): string =>
      suggestionsAt(source, text.replace('|', ''), text.indexOf('|'))!.options[0].text;
    expect([first('{ | }'), first('{ "|": 1 }')]).toEqual(['"name": ""', '"name"']);
  });

  it('goes on while the text is broken', () =>
    expect(offered('{"event": {"type": "forbid", "params": {"code": "x", "|')).toEqual(
      jasmine.arrayContaining(['clause', 'text']),
    ));
});
