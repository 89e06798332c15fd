import { FACT_CATALOG, type FactDefinition } from '../facts/fact-catalog.js';
import type {
  Condition,
  ConditionValue,
  FactCondition,
  Operator,
  Scalar,
} from '../model/ruleset.js';
import { valueText, type Figures } from './figures.js';
import { sentenceOf, type Language, type Segment, type Sentence } from './segment.js';

export interface ConditionWording {
  /** Dated values, to tell a limit by its figure; without them it is told by its name. */
  readonly figures?: Figures;
  /** Named conditions of the ruleset, to be told in full; without them only the name is told. */
  readonly conditions?: Readonly<Record<string, Condition>>;
}

/** A condition in words: names of facts, operators in words, typed values. */
export function conditionSentence(
  condition: Condition,
  language: Language,
  wording: ConditionWording = {},
): Sentence {
  return sentenceOf(words(condition, language, wording, false, []));
}

function words(
  condition: Condition,
  language: Language,
  wording: ConditionWording,
  nested: boolean,
  open: readonly string[],
): Segment[] {
  if ('all' in condition) return joined(condition.all, 'all', language, wording, nested, open);
  if ('any' in condition) return joined(condition.any, 'any', language, wording, nested, open);
  if ('not' in condition) {
    const inner = words(condition.not, language, wording, false, open);
    return language === 'ja'
      ? [text('「'), ...inner, text('」に該当しない')]
      : [text('it is not so that ('), ...inner, text(')')];
  }
  if ('condition' in condition) {
    const name = condition.condition;
    const named = Object.hasOwn(wording.conditions ?? {}, name)
      ? wording.conditions?.[name]
      : undefined;
    // A name within itself would never end; the parser refuses such rulesets, a draft may hold one.
    if (named !== undefined && !open.includes(name)) {
      return words(named, language, wording, nested, [...open, name]);
    }
    return language === 'ja'
      ? [text(`条件「${name}」に該当する`)]
      : [text(`condition “${name}” holds`)];
  }
  return factWords(condition, language, wording);
}

function joined(
  members: readonly Condition[],
  kind: 'all' | 'any',
  language: Language,
  wording: ConditionWording,
  nested: boolean,
  open: readonly string[],
): Segment[] {
  const many = members.length > 1;
  const link =
    language === 'ja'
      ? kind === 'all'
        ? '、かつ'
        : '、または'
      : kind === 'all'
        ? ' and '
        : ' or ';
  const inner = members.flatMap((member, index) => [
    ...(index === 0 ? [] : [text(link)]),
    ...words(member, language, wording, nested || many, open),
  ]);
  if (!nested || !many) return inner;
  return language === 'ja' ? [text('（'), ...inner, text('）')] : [text('('), ...inner, text(')')];
}

const EN: Readonly<Record<Operator, string>> = {
  equal: ' is ',
  notEqual: ' is not ',
  in: ' is one of ',
  notIn: ' is none of ',
  contains: ' contains ',
  doesNotContain: ' does not contain ',
  lessThan: ' is less than ',
  lessThanInclusive: ' is at most ',
  greaterThan: ' is more than ',
  greaterThanInclusive: ' is at least ',
};

/** Words between fact and value, and after the value. */
const JA: Readonly<Record<Operator, readonly [string, string]>> = {
  equal: ['が', 'である'],
  notEqual: ['が', 'でない'],
  in: ['が', 'のいずれかである'],
  notIn: ['が', 'のいずれでもない'],
  contains: ['に', 'を含む'],
  doesNotContain: ['に', 'を含まない'],
  lessThan: ['が', '未満である'],
  lessThanInclusive: ['が', '以下である'],
  greaterThan: ['が', 'を超える'],
  greaterThanInclusive: ['が', '以上である'],
};

function factWords(
  { fact, operator, value }: FactCondition,
  language: Language,
  { figures }: ConditionWording,
): Segment[] {
  const definition = definitionOf(fact);
  const name: Segment = { kind: 'fact', text: definition?.name[language] ?? fact, fact };
  const isTruth = definition?.type === 'boolean' && typeof value === 'boolean';
  if (isTruth && (operator === 'equal' || operator === 'notEqual')) {
    const holds = (operator === 'equal') === value;
    if (language === 'ja')
      return [text('「'), name, text(holds ? '」に該当する' : '」に該当しない')];
    return holds ? [name] : [text('it is not so that '), name];
  }
  const told = valueWords(value, definition, language, figures);
  if (language === 'en') return [name, text(EN[operator] ?? ` ${operator} `), ...told];
  const [before, after] = JA[operator] ?? [` ${operator} `, ''];
  return [name, text(before), ...told, text(after)];
}

function valueWords(
  value: ConditionValue,
  definition: FactDefinition | undefined,
  language: Language,
  figures: Figures | undefined,
): Segment[] {
  if (typeof value === 'object' && 'fact' in value) {
    const figure = figures?.get(value.fact);
    const other = definitionOf(value.fact);
    if (figure === undefined) {
      return [{ kind: 'fact', text: other?.name[language] ?? value.fact, fact: value.fact }];
    }
    return [
      { kind: 'value', text: valueText(figure, language), fact: value.fact },
      text(unitText(figure, other, language)),
    ];
  }
  const items = isScalar(value) ? [value] : value;
  const names = items.map(
    (item) => definition?.valueNames?.[String(item)]?.[language] ?? valueText(item, language),
  );
  return [
    { kind: 'value', text: names.join(language === 'ja' ? '、' : ', ') },
    text(isScalar(value) ? unitText(value, definition, language) : ''),
  ];
}

function unitText(
  value: unknown,
  definition: FactDefinition | undefined,
  language: Language,
): string {
  if (typeof value !== 'number' || definition?.unit === undefined) return '';
  if (language === 'ja') return definition.unit.ja;
  return ` ${value === 1 ? definition.unit.en.replace(/s$/u, '') : definition.unit.en}`;
}

function definitionOf(fact: string): FactDefinition | undefined {
  return Object.hasOwn(FACT_CATALOG, fact) ? FACT_CATALOG[fact] : undefined;
}

function text(words: string): Segment {
  return { kind: 'text', text: words };
}

function isScalar(value: Scalar | readonly Scalar[]): value is Scalar {
  return typeof value !== 'object';
}
