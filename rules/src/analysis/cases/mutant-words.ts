import type { MutantKind } from '../../model/analysis.js';
import type { Localized } from '../../model/localized.js';
import type { Condition } from '../../model/ruleset.js';
import { conditionSentence } from '../../sentences/condition-sentence.js';
import type { Language } from '../../sentences/segment.js';

/** Most letters of conditions that are told; what it says in full stands in the rule. */
const MOST_LETTERS: Readonly<Record<Language, number>> = { en: 240, ja: 120 };

/** Where a mistake is: a rule, or a condition that rules refer to by its name. */
export interface MutantPlace {
  readonly of: 'rule' | 'named';
  readonly name: string;
}

/** What a mistake makes of a rule or a condition. */
export interface MutantChange {
  readonly kind: MutantKind;
  /** The condition that was changed. */
  readonly was: Condition;
  /** What it is with the mistake in it; absent: it is gone. */
  readonly is?: Condition;
}

/** A mistake as what follows “nobody would notice if”, and in Japanese as what comes before it. */
export function mutantWords(place: MutantPlace, { kind, was, is }: MutantChange): Localized {
  const where = PLACES[place.of](place.name);
  const before = quoted([was]);
  switch (kind) {
    case 'rule-removed':
      return { en: `${where.en} were not there`, ja: `${where.ja}がなくても` };
    case 'condition-removed':
      return {
        en: `${where.en} did not have the condition ${before.en}`,
        ja: `${where.ja}に条件${before.ja}がなくても`,
      };
    case 'condition-turned':
      return {
        en: `the condition ${before.en} of ${where.en} meant the opposite`,
        ja: `${where.ja}の条件${before.ja}が逆の意味になっても`,
      };
    case 'operator-changed': {
      const after = quoted([is ?? was]);
      return {
        en: `the condition ${before.en} of ${where.en} were ${after.en}`,
        ja: `${where.ja}の条件${before.ja}が${after.ja}になっても`,
      };
    }
    case 'group-changed': {
      const members = quoted(membersOf(was));
      return 'all' in was
        ? {
            en: `only one of the conditions ${members.en} of ${where.en} had to hold`,
            ja: `${where.ja}の条件${members.ja}のうち1つを満たすだけでよくなっても`,
          }
        : {
            en: `all of the conditions ${members.en} of ${where.en} had to hold at once`,
            ja: `${where.ja}の条件${members.ja}をすべて満たす必要があることになっても`,
          };
    }
  }
}

const PLACES: Readonly<Record<MutantPlace['of'], (name: string) => Localized>> = {
  rule: (name) => ({ en: `the rule “${name}”`, ja: `ルール「${name}」` }),
  named: (name) => ({ en: `the named condition “${name}”`, ja: `名前付き条件「${name}」` }),
};

function membersOf(group: Condition): readonly Condition[] {
  return 'all' in group ? group.all : 'any' in group ? group.any : [group];
}

function quoted(conditions: readonly Condition[]): Localized {
  const [en, ja] = [told(conditions, 'en'), told(conditions, 'ja')];
  return {
    en: en.map((text) => nested(`“${text}”`, ['“”', '‘’'])).join(', '),
    ja: ja.map((text) => nested(`「${text}」`, ['「」', '『』'])).join(''),
  };
}

/** A quotation within another bears the other marks. */
function nested(text: string, [outer, inner]: readonly [string, string]): string {
  let depth = 0;
  return Array.from(text, (letter) => {
    if (letter === outer[0]) return depth++ % 2 === 0 ? letter : inner[0];
    if (letter === outer[1]) return --depth % 2 === 0 ? letter : inner[1];
    return letter;
  }).join('');
}

function told(conditions: readonly Condition[], language: Language): readonly string[] {
  const most = Math.ceil(MOST_LETTERS[language] / conditions.length);
  return conditions.map((condition) => {
    const { text } = conditionSentence(condition, language);
    return text.length <= most ? text : `${text.slice(0, most)}…`;
  });
}
