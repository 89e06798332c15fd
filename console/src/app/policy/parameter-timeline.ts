import type { Parameter, ParameterValue } from '@ringfence/rules';

/** One dated value on its lane. `start` and `end` are shares of the axis, 0 to 1. */
export interface Span {
  readonly value: ParameterValue;
  readonly start: number;
  readonly end: number;
  /** In force today, over, or still to come. */
  readonly state: 'now' | 'past' | 'future';
}

/** The values of one parameter for everybody, or for the numbers of one provider. */
export interface Lane {
  readonly provider: string | null;
  readonly spans: readonly Span[];
}

export interface TimedParameter {
  readonly parameter: Parameter;
  readonly lanes: readonly Lane[];
  /** No value is shipped: an operator sets it. */
  readonly unset: boolean;
}

export interface Timeline {
  readonly from: string;
  readonly to: string;
  /** Share of the axis at which today stands. */
  readonly today: number;
  readonly ticks: readonly { readonly at: number; readonly day: string }[];
  readonly parameters: readonly TimedParameter[];
}

const DAY = 86_400_000;

/**
 * Puts every dated value on one time axis. The axis runs from a quarter before the first date to two months after
 * today or after the last date, whichever is later.
 *
 * @param today UTC day, `YYYY-MM-DD`: the day whose values decide
 */
export function parameterTimeline(parameters: readonly Parameter[], today: string): Timeline {
  const dates = parameters.flatMap((each) => each.values.flatMap((value) => value.from ?? []));
  const first = quarterStart(Math.min(...dates.map(dayOf), dayOf(today) - 180 * DAY) - 60 * DAY);
  const last = Math.max(...dates.map(dayOf), dayOf(today)) + 62 * DAY;
  const share = (at: number): number => Math.min(1, Math.max(0, (at - first) / (last - first)));
  return {
    from: iso(first),
    to: iso(last),
    today: share(dayOf(today)),
    ticks: quarters(first, last).map((at) => ({ at: share(at), day: iso(at) })),
    parameters: parameters.map((parameter) => ({
      parameter,
      unset: parameter.values.every((each) => each.value === null),
      lanes: lanesOf(parameter, today, share),
    })),
  };
}

function lanesOf(parameter: Parameter, today: string, share: (at: number) => number): Lane[] {
  const providers = [null, ...new Set(parameter.values.flatMap((each) => each.provider ?? []))];
  return providers
    .map((provider) => ({ provider, spans: spansOf(valuesOf(parameter, provider), today, share) }))
    .filter((lane) => lane.spans.length > 0);
}

/** Values of one lane, the earliest first; a value without a date holds always, so it comes before all others. */
function valuesOf(parameter: Parameter, provider: string | null): ParameterValue[] {
  return parameter.values
    .filter((each) => (each.provider ?? null) === provider && each.value !== null)
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

function spansOf(
  values: readonly ParameterValue[],
  today: string,
  share: (at: number) => number,
): Span[] {
  return values.map((value, index) => {
    const next = values[index + 1]?.from;
    const begun = value.from === undefined || value.from <= today;
    const over = next !== undefined && next <= today;
    return {
      value,
      start: value.from === undefined ? 0 : share(dayOf(value.from)),
      end: next === undefined ? 1 : share(dayOf(next)),
      state: !begun ? 'future' : over ? 'past' : 'now',
    };
  });
}

function dayOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function quarterStart(at: number): number {
  const day = new Date(at);
  return Date.UTC(day.getUTCFullYear(), Math.floor(day.getUTCMonth() / 3) * 3, 1);
}

function quarters(from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = from; at < to; at = quarterStart(at + 100 * DAY)) found.push(at);
  return found;
}
