import type { Parameter, ParameterValue } from '@ringfence/rules';
import { numberOrText } from '../rules/typed-value.js';

export type FigureValue = ParameterValue['value'];
export type FigureKind = 'number' | 'text' | 'boolean' | 'list' | 'range';

/** What kind of value a figure has: as its values say, or as its unit does while none is set. */
export function kindOfFigure({ unit, values }: Parameter): FigureKind {
  const set = values.map(({ value }) => value).filter((value) => value !== null);
  const first = set.find((value) => typeof value !== 'string') ?? set[0];
  if (Array.isArray(first)) return 'list';
  if (typeof first === 'boolean') return 'boolean';
  if (typeof first === 'number') return 'number';
  if (typeof first === 'object') return 'range';
  if (typeof first === 'string') return 'text';
  if (unit === 'boolean') return 'boolean';
  return /duration/iu.test(unit ?? '') ? 'text' : 'number';
}

/** What was typed into the field of a figure; an empty field means that it is not set. */
export function figureTyped(kind: FigureKind, text: string): FigureValue {
  if (text.trim() === '') return null;
  return kind === 'number' ? numberOrText(text) : text;
}

/** A value to go on from for a new day or provider: the newest for everybody. */
export function valueToGoOnFrom({ values }: Parameter): FigureValue {
  const own = values.filter(({ provider }) => provider === undefined);
  const newest = own.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1);
  return newest?.value ?? null;
}

/** A day nobody has used yet in this lane, counting from one: two values cannot begin on the same day. */
export function freeDay({ values }: Parameter, provider: string | undefined, day: string): string {
  const taken = new Set(
    values.filter((each) => each.provider === provider).map(({ from }) => from),
  );
  let at = Date.parse(`${day}T00:00:00Z`);
  for (;;) {
    const free = new Date(at).toISOString().slice(0, 10);
    if (!taken.has(free)) return free;
    at += 86_400_000;
  }
}
