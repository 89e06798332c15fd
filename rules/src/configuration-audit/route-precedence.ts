import { callPattern, exampleOf, unsaid, type CallPattern } from './call-pattern.js';
import { phone, userCallTo } from './example-call.js';
import { objectOf, textOf } from './json-place.js';
import type { Found } from './note.js';
import { platformEndpoint } from './platform-endpoint.js';
import { businessOf, canCarryWhatsApp, type Criterion, type Route } from './route.js';

/** A route with its rank among all that were given; undefined where nobody told its rank. */
export interface RankedRoute {
  readonly file: string;
  readonly route: Route;
  readonly rank: number | undefined;
}

/** A call, as criteria see it. */
type RoutedCall = ReadonlyMap<string, string>;

interface Matcher {
  readonly type: string | undefined;
  readonly patterns: readonly (readonly [name: string, pattern: CallPattern])[];
}

/**
 * Routes that take a call before one that would ask the decision point about it. A rank nobody told may be any.
 *
 * @param asks whether a URL reaches the decision point
 */
export function* readPrecedence(
  ranked: readonly RankedRoute[],
  asks: (url: string) => boolean,
): Iterable<{ readonly file: string; readonly found: Found }> {
  const live = ranked.filter(({ route }) => route.isLive && canCarryWhatsApp(route));
  const asked = new AskedCalls(live.filter(({ route }) => asksIn(route, asks)));
  for (const candidate of live) {
    const { route } = candidate;
    const phones = route.destinations.filter(
      ({ type, value }) =>
        type === 'ENDPOINT' && platformEndpoint(objectOf(value)['value']).leads === 'to-phone',
    );
    if (phones.length === 0 && asksIn(route, asks)) continue;
    const taken = asked.firstTaken(candidate, route.criteria.map(matcherOf));
    if (taken === undefined) continue;
    yield { file: candidate.file, found: foundOf(candidate, taken, phones.length > 0) };
  }
}

function foundOf({ route, rank }: RankedRoute, taken: RankedRoute, hasPhone: boolean): Found {
  const isCertain = rank !== undefined && taken.rank !== undefined;
  const number = hasPhone
    ? route.destinations
        .map(({ value }) => platformEndpoint(objectOf(value)['value']))
        .find(({ leads }) => leads === 'to-phone')
    : undefined;
  const business = businessOf(taken.route);
  return {
    door: hasPhone ? 'route-catch-all-before-pdp' : 'catch-all-before-pdp',
    severity: hasPhone ? 'error' : 'warning',
    at: route.at,
    message: {
      en: `Route “${route.name}” ${isCertain ? 'stands' : 'may stand'} before “${taken.route.name}” and takes calls that were to be asked about there`,
      ja: `ルート「${route.name}」は「${taken.route.name}」より前に${isCertain ? 'あり' : 'ある可能性があり'}、そこで判定されるはずの通話を受け取ります`,
    },
    ...(number?.leads === 'to-phone'
      ? { example: userCallTo(phone(number.number ?? business), { business }) }
      : {}),
  };
}

function asksIn({ destinations }: Route, asks: (url: string) => boolean): boolean {
  return destinations.some(
    ({ type, value }) => type === 'URL' && asks(textOf(objectOf(value)['url']) ?? ''),
  );
}

function mayPrecede(one: RankedRoute, other: RankedRoute): boolean {
  // What is for transfers alone takes no other call.
  if (one.route.transferOnly && !other.route.transferOnly) return false;
  return one.rank === undefined || other.rank === undefined || one.rank <= other.rank;
}

/** Calls such as the route is there for, one for each of its criteria. */
function callsOf({ criteria }: Route): readonly RoutedCall[] {
  if (criteria.length === 0) return [new Map([['type', 'WHATSAPP']])];
  return criteria
    .filter(({ type }) => type !== 'PHONE')
    .map(({ type, patterns }) => {
      const call = new Map([['type', type ?? 'WHATSAPP']]);
      for (const [name, text] of patterns) call.set(name, exampleOf(text) ?? unsaid(name));
      return call;
    });
}

function matcherOf({ type, patterns }: Criterion): Matcher {
  return { type, patterns: [...patterns].map(([name, text]) => [name, callPattern(text)]) };
}

function takes({ type, patterns }: Matcher, call: RoutedCall): boolean {
  return (
    (type === undefined || type === call.get('type')) &&
    patterns.every(([name, pattern]) => pattern.matches(call.get(name) ?? unsaid(name)))
  );
}

/** The calls that routes are there to ask about, found by the number called where a criterion names one. */
class AskedCalls {
  readonly #all: { readonly entry: RankedRoute; readonly call: RoutedCall }[] = [];
  readonly #byNumber = new Map<string, { entry: RankedRoute; call: RoutedCall }[]>();

  constructor(asking: readonly RankedRoute[]) {
    for (const entry of asking) {
      for (const call of callsOf(entry.route)) {
        this.#all.push({ entry, call });
        const number = call.get('to') ?? unsaid('to');
        const same = this.#byNumber.get(number);
        if (same === undefined) this.#byNumber.set(number, [{ entry, call }]);
        else same.push({ entry, call });
      }
    }
  }

  /** The first route a call of which another one takes away. */
  firstTaken(by: RankedRoute, matchers: readonly Matcher[]): RankedRoute | undefined {
    const isTaken = (entry: RankedRoute): boolean =>
      entry.route !== by.route && mayPrecede(by, entry);
    if (matchers.length === 0) return this.#all.find(({ entry }) => isTaken(entry))?.entry;
    for (const matcher of matchers) {
      const found = this.#near(matcher).find(
        ({ entry, call }) => isTaken(entry) && takes(matcher, call),
      );
      if (found !== undefined) return found.entry;
    }
    return undefined;
  }

  #near({ patterns }: Matcher): readonly { entry: RankedRoute; call: RoutedCall }[] {
    const number = patterns.find(([name]) => name === 'to')?.[1].literal;
    return number === undefined ? this.#all : (this.#byNumber.get(number) ?? []);
  }
}
