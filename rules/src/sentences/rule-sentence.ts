import { FACT_CATALOG, type FactName } from '../facts/fact-catalog.js';
import type { Rule } from '../model/ruleset.js';
import { conditionSentence, type ConditionWording } from './condition-sentence.js';
import { valueText } from './figures.js';
import { sentenceOf, type Language, type Segment, type Sentence } from './segment.js';

export type { Figures } from './figures.js';
export type { Language, Segment, Sentence } from './segment.js';

const EFFECT_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { forbid: 'Forbid', permit: 'Permit' },
  ja: { forbid: '禁止', permit: '許可' },
};

/** `{limit.…}` or `{parameter:…}` in a sentence written by hand. */
const PLACEHOLDER = /\{([^{}]+)\}/;

/**
 * A rule as one sentence that begins with its effect.
 *
 * A sentence written by hand is used where there is one and it begins with the rule's real effect; else it is built from the
 * conditions. Dated values come from `wording.figures`; without them a limit is told by its name.
 */
export function ruleSentence(
  rule: Rule,
  language: Language,
  wording: ConditionWording = {},
): Sentence {
  const effect = EFFECT_WORDS[language][rule.event.type] ?? rule.event.type;
  const written = rule.event.params.sentence?.[language];
  if (typeof written === 'string' && written.startsWith(effect)) {
    return sentenceOf([
      { kind: 'effect', text: effect },
      ...filled(written.slice(effect.length), language, wording),
    ]);
  }
  const when = conditionSentence(rule.conditions, language, wording).segments;
  return sentenceOf([{ kind: 'effect', text: effect }, ...built(rule, language, when)]);
}

function built(rule: Rule, language: Language, when: readonly Segment[]): Segment[] {
  if (language === 'en') return [text(' an attempt when '), ...when, text('.')];
  const end = rule.event.type === 'forbid' ? '場合は認めない。' : '場合に認める。';
  return [text('：'), ...when, text(end)];
}

function filled(written: string, language: Language, { figures }: ConditionWording): Segment[] {
  // `split` with one group alternates words and placeholder names.
  return written.split(PLACEHOLDER).map((part, index): Segment => {
    if (index % 2 === 0) return text(part);
    const figure = figures?.get(part);
    if (figure !== undefined)
      return { kind: 'value', text: valueText(figure, language), fact: part };
    const name = Object.hasOwn(FACT_CATALOG, part)
      ? FACT_CATALOG[part as FactName].name[language]
      : part.replace('parameter:', '');
    return { kind: 'fact', text: name, fact: part };
  });
}

function text(words: string): Segment {
  return { kind: 'text', text: words };
}
