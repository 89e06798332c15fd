import { addPermissionFacts } from '../facts/permission-facts.js';
import type { FactSheet } from '../facts/inquiry.js';
import type { Evidence, Usage } from '../model/evidence.js';
import type { Grant } from '../model/grant.js';
import type { FigureSetting } from './figure-settings.js';
import { areMet, wantedOr, type WantedFacts } from './wanted-facts.js';

/** Grant and counts of a pair, as evidence holds them. */
export type PermissionEvidence = Pick<Evidence, 'grant' | 'usage'>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const COUNTS = [
  'connectedCalls24h',
  'unansweredInARow',
  'activeCallsOfPair',
  'concurrentCalls',
  'initiations24h',
] as const satisfies readonly (keyof Usage)[];

/** Whether a fact is one of those the grant and the counts alone decide. */
export function isPermissionFact(name: string): boolean {
  return name.startsWith('grant.') || name.startsWith('usage.');
}

/** A grant and counts with the wanted facts; undefined: no grant has them. What is free is a user who may be called. */
export function permissionFor(
  wanted: WantedFacts,
  setting: FigureSetting,
): PermissionEvidence | undefined {
  const usage = usageFor(wanted);
  const source = wantedOr(wanted, 'grant.source', 'user_action');
  for (const grant of grants(setting.now, typeof source === 'string' ? source : undefined)) {
    const evidence: PermissionEvidence = { ...(grant === undefined ? {} : { grant }), usage };
    const facts: FactSheet = {};
    addPermissionFacts(facts, { ...setting, evidence });
    if (areMet(facts, wanted, 'exact', isPermissionFact)) return evidence;
  }
  return undefined;
}

function usageFor(wanted: WantedFacts): Usage {
  const usage: Usage = {};
  for (const name of COUNTS) {
    const count = wantedOr(wanted, `usage.${name}`, 0);
    if (typeof count === 'number') usage[name] = count;
  }
  return usage;
}

/** Every kind of grant that facts can tell apart, the most usual first. */
function* grants(now: number, source: string | undefined): Generator<Grant | null | undefined> {
  const from = source === undefined ? {} : { source };
  const yesterday = instant(now - DAY_MS);
  const fresh = { confirmedAt: instant(now) };
  for (const known of [fresh, {}]) {
    yield { kind: 'permanent', grantedAt: yesterday, ...known, ...from };
    yield {
      kind: 'temporary',
      grantedAt: instant(now - HOUR_MS),
      expiresAt: instant(now + HOUR_MS),
      ...known,
      ...from,
    };
  }
  yield undefined;
  yield null;
  for (const known of [fresh, {}]) {
    yield {
      kind: 'temporary',
      grantedAt: yesterday,
      expiresAt: instant(now - HOUR_MS),
      ...known,
      ...from,
    };
    // Without the life of a temporary grant only the end it states can tell that it is over.
    yield { kind: 'temporary', expiresAt: instant(now - HOUR_MS), ...known, ...from };
    yield {
      kind: 'permanent',
      grantedAt: yesterday,
      revokedAt: instant(now - HOUR_MS),
      ...known,
      ...from,
    };
    yield { kind: 'permanent', grantedAt: instant(now + HOUR_MS), ...known, ...from };
    yield { grantedAt: yesterday, ...known, ...from };
  }
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
