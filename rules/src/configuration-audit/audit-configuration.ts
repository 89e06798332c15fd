import {
  PHONE_DOORS,
  WAYS_AROUND,
  type AuditFinding,
  type AuditSeverity,
  type ConfigurationAudit,
  type ConfigurationAuditResult,
  type DoorId,
  type SkippedPart,
} from '../model/configuration-audit.js';
import type { Evidence } from '../model/evidence.js';
import { attestationBook } from './attestation-book.js';
import { callPattern } from './call-pattern.js';
import { DOORS } from './doors.js';
import { fileName, isRouteList, kindOf, type FileKind } from './file-kind.js';
import { guardOf } from './guard.js';
import { phoneCallsIn } from './known-calls.js';
import { isTooDeep, itemsOf, objectOf, textOf, within } from './json-place.js';
import { isUnclear, type Found, type Note, type Place, type Surroundings } from './note.js';
import { readDestinations } from './route-destinations.js';
import { readPrecedence, type RankedRoute } from './route-precedence.js';
import { routeOf, type Route } from './route.js';
import { SKIP_WORDS } from './skip-words.js';

/** Findings that are told at most; of more, the mildest are only counted. */
export const MOST_FINDINGS = 2_000;

export interface AuditOptions {
  /** Epoch milliseconds, for attestations that end. */
  readonly now: number;
  /** Attestations on record; those that come with the audit are laid over them. */
  readonly directory?: NonNullable<Evidence['endpoints']>;
  /** URL prefix of the decision point's own adapters, guarded unless the audit says otherwise. */
  readonly adapters?: string;
}

interface OpenedFile {
  readonly name: string;
  readonly content: unknown;
  readonly items: readonly Place[];
  readonly kind: FileKind;
}

/**
 * Looks for doors to the phone network in a platform's configuration and in what applications send. What it does not understand
 * it says in `checked.skipped`; it never throws.
 *
 * Time is linear in the size of the files, but for routes: each that does not ask is held against those that do.
 */
export function auditConfiguration(
  audit: ConfigurationAudit,
  { now, directory, adapters }: AuditOptions,
): ConfigurationAuditResult {
  const tally = new Tally();
  const files = audit.files.flatMap((file) => openFile(file.name, file.content, tally));
  const routes = rankedRoutes(files, tally);
  const guard = guardOf(audit.guarded, adapters, urlsIn(files));
  const phoneCalls = phoneCallsIn(files.map(({ content }) => content));
  const attestations = attestationBook(audit.endpoints, directory, now);
  const surroundings = (name: string): Surroundings => ({
    file: fileName(name),
    guard,
    attestations,
    phoneCalls,
  });
  for (const { name, kind, items } of files) {
    const { read } = kind;
    if (read === 'routes') continue;
    for (const item of items) tally.addAll(name, read(item, surroundings(name)));
  }
  const bound = boundRoutes(files);
  for (const { file, route } of routes) {
    const isBound = route.id !== undefined && bound.has(route.id);
    tally.addAll(file, readDestinations(route, isBound, surroundings(file)));
    tally.addAll(file, unreadablePatterns(route));
  }
  for (const { file, found } of readPrecedence(routes, (url) => guard.asks(url))) {
    tally.add(file, found);
  }
  const shown = new Set(files.flatMap(({ items, kind }) => (items.length > 0 ? kind.doors : [])));
  return tally.result(audit.files, shown);
}

function openFile(name: string, content: unknown, tally: Tally): readonly OpenedFile[] {
  if (isTooDeep(content)) tally.add(name, { reason: 'too-deep', at: '' });
  const items = itemsOf(content);
  const kind = kindOf(name, items[0]?.value);
  if (kind !== undefined) return [{ name, content, items, kind }];
  // An empty list holds nothing to be understood.
  if (items.length > 0) tally.add(name, { reason: 'kind-unknown', at: '' });
  return [];
}

/** Routes with their rank: by the order the platform gives them, else as they are listed; that of one route alone is unknown. */
function rankedRoutes(files: readonly OpenedFile[], tally: Tally): readonly RankedRoute[] {
  const found: { file: string; route: Route; isListed: boolean }[] = [];
  for (const { name, kind, items, content } of files) {
    if (kind.read !== 'routes') continue;
    for (const item of items) {
      const route = routeOf(item);
      if (route === undefined) tally.add(name, { reason: 'shape-unknown', at: item.at });
      else found.push({ file: name, route, isListed: isRouteList(name, content) });
    }
  }
  const isOrdered = found.every(({ route }) => route.order !== undefined);
  return found.map(({ file, route, isListed }, i) => ({
    file,
    route,
    rank: isOrdered ? route.order : isListed ? i : undefined,
  }));
}

/** Routes to which a number is bound whatever their criteria say. */
function boundRoutes(files: readonly OpenedFile[]): ReadonlySet<string> {
  const bound = new Set<string>();
  for (const { content, kind } of files) {
    if (kind.read === 'routes') continue;
    for (const { value } of within({ value: content, at: '' })) {
      const { type, routeId } = objectOf(objectOf(value)['action']);
      const id = textOf(routeId);
      if (type === 'FORWARD_TO_CALL_ROUTING' && id !== undefined) bound.add(id);
    }
  }
  return bound;
}

/** Every URL that is asked for a route, a script or a decision. */
function urlsIn(files: readonly OpenedFile[]): readonly string[] {
  return files.flatMap(({ content }) =>
    [...within({ value: content, at: '' })].flatMap(({ value }) => {
      const { url, request, markupUrl } = objectOf(value);
      return [url, request, markupUrl].filter((text) => typeof text === 'string');
    }),
  );
}

function* unreadablePatterns({ criteria, at }: Route): Iterable<Note> {
  for (const [i, { patterns }] of criteria.entries()) {
    for (const text of patterns.values()) {
      if (callPattern(text).isReadable) continue;
      yield { reason: 'pattern-unreadable', at: `${at}/criteria/${i}` };
    }
  }
}

const RANKS: Readonly<Record<AuditSeverity, number>> = { error: 0, warning: 1, info: 2 };

/** Gathers what readers say, file by file. */
class Tally {
  readonly #findings: AuditFinding[] = [];
  readonly #skipped = new Map<string, SkippedPart>();

  addAll(file: string, notes: Iterable<Note>): void {
    for (const note of notes) this.add(file, note);
  }

  add(file: string, note: Note): void {
    if (isUnclear(note)) this.#skip(file, note.reason, note.at);
    else this.#findings.push(told(file, note));
  }

  result(files: ConfigurationAudit['files'], shown: ReadonlySet<DoorId>): ConfigurationAuditResult {
    const order = new Map(files.map(({ name }, i) => [name, i]));
    const findings = this.#findings.toSorted(
      (one, other) =>
        RANKS[one.severity] - RANKS[other.severity] ||
        order.get(one.file)! - order.get(other.file)!,
    );
    return {
      findings: findings.slice(0, MOST_FINDINGS),
      checked: {
        files: files.length,
        doors: [...PHONE_DOORS, ...WAYS_AROUND].filter((door) => shown.has(door)),
        skipped: [...this.#skipped.values()],
        untold: Math.max(0, findings.length - MOST_FINDINGS),
      },
    };
  }

  #skip(file: string, reason: SkippedPart['reason'], at: string): void {
    const key = JSON.stringify([file, reason]);
    const known = this.#skipped.get(key);
    this.#skipped.set(
      key,
      known
        ? { ...known, count: known.count + 1 }
        : { file, reason, at, count: 1, text: SKIP_WORDS[reason] },
    );
  }
}

function told(file: string, { door, severity, at, message, example, repair }: Found): AuditFinding {
  return {
    door,
    severity,
    file,
    at,
    message,
    ...(example === undefined ? {} : { example }),
    repair: repair ?? DOORS[door].repair,
  };
}
