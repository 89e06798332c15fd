import type { Parameter, ParameterValue } from '../model/parameter.js';
import { providerName } from './provider.js';

/** The parameters' values that hold on one UTC day for one provider, by key; a key that is absent has no value in force. */
export type ParametersInForce = ReadonlyMap<string, ParameterValue['value']>;

type Value = ParameterValue['value'];

/**
 * Providers that resell another's platform: the parent's overlay binds them too.
 * NTT CPaaS runs on Infobip ("Supported WhatsApp Business calling scenarios", NTT CPaaS).
 */
const PROVIDER_PARENTS: Readonly<Record<string, string>> = { 'ntt-cpaas': 'infobip' };

const DAY_MS = 86_400_000;
const CACHE_SIZE = 64;

const caches = new WeakMap<readonly Parameter[], Map<string, ParametersInForce>>();

/**
 * The value of every parameter on the UTC day of `now`, with the provider's overlay laid over Meta's value.
 *
 * Invariant: an overlay adds to Meta's list or tightens its figure, and never loosens it. A provider nobody knows has no
 * overlay: Meta's own values hold. Values are cached per day and provider.
 *
 * @param now epoch milliseconds (UTC)
 * @param provider the business number's provider, such as `infobip`; letter case does not matter
 */
export function inForce(
  parameters: readonly Parameter[],
  now: number,
  provider: string,
): ParametersInForce {
  const day = Math.floor(now / DAY_MS);
  const key = `${day} ${provider}`;
  let cache = caches.get(parameters);
  if (cache === undefined) caches.set(parameters, (cache = new Map<string, ParametersInForce>()));
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = valuesOf(parameters, day, lineage(providerName(provider)));
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, made);
  return made;
}

function valuesOf(
  parameters: readonly Parameter[],
  day: number,
  providers: readonly string[],
): ParametersInForce {
  const values = new Map<string, Value>();
  for (const parameter of parameters) {
    const standing = standingOf(parameter, day, providers);
    if (standing !== undefined) values.set(parameter.key, standing.value);
  }
  return values;
}

/**
 * The dated entry that a parameter's value in force comes from: the last overlay that tightened it, or else Meta's own.
 *
 * @param now epoch milliseconds (UTC)
 * @returns undefined: nothing is in force
 */
export function entryInForce(
  parameter: Parameter,
  now: number,
  provider: string,
): ParameterValue | undefined {
  const day = Math.floor(now / DAY_MS);
  return standingOf(parameter, day, lineage(providerName(provider)))?.entry;
}

interface Standing {
  readonly value: Value;
  readonly entry: ParameterValue;
}

function standingOf(
  { key, values }: Parameter,
  day: number,
  providers: readonly string[],
): Standing | undefined {
  const own = latest(values, day, undefined);
  let standing: Standing | undefined =
    own === undefined ? undefined : { value: own.value, entry: own };
  for (const provider of providers) {
    const overlay = latest(values, day, provider);
    if (overlay === undefined || overlay.value === null) continue;
    const value = tightened(key, standing?.value, overlay.value);
    if (value !== standing?.value) standing = { value, entry: overlay };
  }
  return standing;
}

/** The provider's ancestors first, so that each step can only tighten further. */
function lineage(provider: string): readonly string[] {
  const parent = Object.hasOwn(PROVIDER_PARENTS, provider) ? PROVIDER_PARENTS[provider] : undefined;
  return parent === undefined ? [provider] : [...lineage(parent), provider];
}

function latest(
  values: readonly ParameterValue[],
  day: number,
  provider: string | undefined,
): ParameterValue | undefined {
  let found: ParameterValue | undefined;
  let foundDay = -Infinity;
  for (const value of values) {
    if (value.provider !== provider) continue;
    const from = value.from === undefined ? -Infinity : dayOf(value.from);
    // Of two values from the same day the later in the list counts. A date that is no date never comes into force.
    if (from <= day && from >= foundDay) {
      found = value;
      foundDay = from;
    }
  }
  return found;
}

function dayOf(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? Infinity : Math.floor(at / DAY_MS);
}

function tightened(key: string, base: Value | undefined, overlay: Value): Value {
  if (base === undefined || base === null) return overlay;
  if (Array.isArray(base) && Array.isArray(overlay)) {
    return [...new Set([...(base as readonly string[]), ...(overlay as readonly string[])])];
  }
  if (typeof base === 'number' && typeof overlay === 'number') {
    return key.endsWith('.min') ? Math.max(base, overlay) : Math.min(base, overlay);
  }
  if (typeof base === 'boolean' && typeof overlay === 'boolean') return base && overlay;
  if (typeof base === 'string' && typeof overlay === 'string') {
    const baseMs = durationMs(base);
    const overlayMs = durationMs(overlay);
    return baseMs !== null && overlayMs !== null && overlayMs < baseMs ? overlay : base;
  }
  // Two shapes that cannot be compared: the provider's word does not undo Meta's.
  return base;
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds; null when it is none. */
export function durationMs(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const match = DURATION.exec(text);
  if (match === null || text === 'P' || text.endsWith('T')) return null;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return (
    (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
  );
}
