import type { Parameter, ParameterValue } from '@ringfence/rules';
import { sameJson } from '../text/same-json.js';

/** One value of a figure as the form shows it. */
export interface FigureRow {
  /** Its place in the list of values. */
  readonly index: number;
  readonly value: ParameterValue;
  /** It differs from the value of the same day and provider in the version the draft began with. */
  readonly changed: boolean;
  /** It holds today, for everybody or for its provider. */
  readonly inForce: boolean;
}

/** Values as they are read: what is in force first, for everybody before for one provider; then the rest, the newest first. */
export function figureRows(
  { values }: Parameter,
  base: Parameter | null,
  today: string,
): readonly FigureRow[] {
  const rows = values.map((value, index): FigureRow => {
    const before = base?.values.find(
      ({ from, provider }) => from === value.from && provider === value.provider,
    );
    return {
      index,
      value,
      changed: base !== null && !sameJson(before?.value, value.value),
      inForce: isInForce(value, values, today),
    };
  });
  return rows.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      (b.value.from ?? '').localeCompare(a.value.from ?? '') ||
      a.index - b.index,
  );
}

function rankOf({ inForce, value }: FigureRow): number {
  if (!inForce) return 2;
  return value.provider === undefined ? 0 : 1;
}

/** Of two values from the same day the later in the list counts, as it does when a call is decided. */
function isInForce(
  value: ParameterValue,
  values: readonly ParameterValue[],
  today: string,
): boolean {
  const begun = values.filter(
    ({ from, provider }) => provider === value.provider && (from === undefined || from <= today),
  );
  return begun.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1) === value;
}
