import type { FactSheet } from '../facts/inquiry.js';
import { addLimitFacts } from '../facts/limit-facts.js';
import { durationMs, inForce } from '../facts/parameters-in-force.js';
import type { Parameter, ParameterValue } from '../model/parameter.js';
import type { Language } from './segment.js';

/** Dated values by the names sentences use: `limit.…` facts, and `parameter:<key>`. */
export type Figures = ReadonlyMap<string, ParameterValue['value']>;

/** The figures in force on the UTC day of `now` (epoch milliseconds) for one provider. */
export function figuresOn(
  parameters: readonly Parameter[],
  now: number,
  provider = 'meta',
): Figures {
  const values = inForce(parameters, now, provider);
  const limits: FactSheet = {};
  addLimitFacts(limits, { values, providerKnown: true });
  const figures = new Map<string, ParameterValue['value']>();
  for (const [key, value] of values) figures.set(`parameter:${key}`, value);
  for (const [fact, value] of Object.entries(limits)) {
    if (value !== null) figures.set(fact, value);
  }
  return figures;
}

/** A value as people read it: grouped digits, joined lists, durations in words. */
export function valueText(value: ParameterValue['value'] | undefined, language: Language): string {
  if (value === null || value === undefined) return language === 'ja' ? '未設定' : 'unset';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  if (typeof value === 'boolean') {
    if (language === 'ja') return value ? 'はい' : 'いいえ';
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'string') return durationText(value, language) ?? value;
  if ('min' in value) return `${valueText(value.min, language)}–${valueText(value.max, language)}`;
  return value.map((item) => valueText(item, language)).join(language === 'ja' ? '、' : ', ');
}

const UNITS: readonly { ms: number; en: string; ja: string }[] = [
  { ms: 3_600_000, en: 'hour', ja: '時間' },
  { ms: 60_000, en: 'minute', ja: '分' },
  { ms: 1000, en: 'second', ja: '秒' },
];

function durationText(text: string, language: Language): string | null {
  const ms = durationMs(text);
  if (ms === null) return null;
  // In the largest unit that comes out even; days are told in hours, as the platform counts them.
  const unit = UNITS.find((candidate) => ms % candidate.ms === 0);
  if (unit === undefined) return null;
  const count = ms / unit.ms;
  return language === 'ja' ? `${count}${unit.ja}` : `${count} ${unit.en}${count === 1 ? '' : 's'}`;
}
