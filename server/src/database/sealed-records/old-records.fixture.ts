import { hash } from 'node:crypto';
import { canonicalJson } from '@ringfence/rules';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { freshKeys } from '../../keys/keys.fixture.js';
import { SystemRandomSource } from '../../runtime/system-random-source.js';
import { migrationsWith } from '../migrations.js';

/** The last schema step before there was one log. */
const OLD_STEPS = 6;
export const START = 1_790_000_000_000;
export const BUSINESS = '+81311110001';
/** What every number of a user begins with, and no digest by chance. */
export const USER_PREFIX = '819055555';
const USERS = 1_000;
export const STRANGER = '819066666001';

/** The number of the user a row is about. */
export const userOf = (row: number): string =>
  `${USER_PREFIX}${String(row % USERS).padStart(3, '0')}`;
const scopedIdOf = (row: number): string => `JP.CLEAR-${row % USERS}`;
/** Every fourth user is known by the scoped id alone. */
export const isScoped = (row: number): boolean => row % 4 === 3;

/** Makes a database as the version before sealed records left it, with this many decisions and what goes with them. */
export async function writeOldRecords(file: string, rows: number): Promise<void> {
  const source = await new DataSource({
    type: 'better-sqlite3',
    database: file,
    migrations: migrationsWith(freshKeys(), new SystemRandomSource()).slice(0, OLD_STEPS),
  }).initialize();
  await source.runMigrations();
  await source.destroy();
  const connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = OFF');
  connection.exec('begin');
  connection
    .prepare('insert into business_number (number, body, settings_at) values (?, ?, 0)')
    .run(BUSINESS, JSON.stringify({ country: 'JP', provider: 'meta', callingEnabled: true }));
  writeDecisions(connection, rows);
  writeOperations(connection, rows);
  connection.exec('commit');
  connection.close();
}

function writeDecisions(connection: Database.Database, rows: number): void {
  const decision = connection.prepare(
    `insert into decision values (:idx, :decisionId, :decidedAt, 'key', :attemptId, :bodyDigest, :effect, :scenario,
      'connect', :businessNumber, :waId, :bsuid, 'whatsapp', 'webrtc', '', :code, 1, :validUntil, :decision, :attempt,
      :evidence, :facts, :outcomes)`,
  );
  const reason = connection.prepare('insert into decision_reason values (?, ?)');
  for (let idx = 0; idx < rows; idx++) {
    const row = oldDecision(idx);
    decision.run(row);
    reason.run(row.code, idx);
  }
}

/** One decision as it was stored in the clear. */
export function oldDecision(
  idx: number,
): Record<string, string | number | null> & { code: string } {
  const waId = isScoped(idx) ? undefined : userOf(idx);
  const bsuid = isScoped(idx) ? scopedIdOf(idx) : undefined;
  const isPermit = idx % 3 !== 0;
  const code = isPermit ? 'user-to-webrtc' : 'pstn-leg';
  const decidedAt = START + idx * 10;
  const attempt = {
    attemptId: `attempt-clear-${idx}`,
    callId: `call-clear-${idx}`,
    action: 'connect',
    initiator: 'user',
    // Every hundredth is about a number that is not in the directory.
    businessNumber: idx % 100 === 50 ? `+${STRANGER}` : BUSINESS,
    user: { ...(waId === undefined ? {} : { waId }), ...(bsuid === undefined ? {} : { bsuid }) },
    legs: [
      { id: 'caller', role: 'origin', endpoint: { kind: 'whatsapp', address: `+${userOf(idx)}` } },
    ],
    target: { kind: 'webrtc', id: 'web-app' },
  };
  const decision = {
    decisionId: `decision-${idx}`,
    attemptId: attempt.attemptId,
    effect: isPermit ? 'permit' : 'deny',
    scenario: 'user-to-webrtc',
    reasons: [{ code, text: { en: `about +${userOf(idx)}`, ja: '理由' } }],
    route: isPermit ? [{ endpoint: { kind: 'webrtc', id: 'web-app' } }] : [],
    obligations: [],
    policy: { version: 1, digest: 'sha256:1' },
    decidedAt: new Date(decidedAt).toISOString(),
  };
  return {
    idx,
    decisionId: decision.decisionId,
    decidedAt,
    attemptId: attempt.attemptId,
    bodyDigest: hash('sha256', canonicalJson(attempt), 'base64url'),
    effect: decision.effect,
    scenario: decision.scenario,
    businessNumber: attempt.businessNumber,
    waId: waId ?? null,
    bsuid: bsuid ?? null,
    code,
    validUntil: isPermit ? decidedAt + 60_000 : null,
    decision: JSON.stringify(decision),
    attempt: JSON.stringify(attempt),
    evidence: JSON.stringify({ grant: { kind: 'permanent' }, usage: { concurrentCalls: idx % 7 } }),
    facts: JSON.stringify({ 'flow.legCount': 1, 'grant.status': 'permanent' }),
    outcomes: JSON.stringify({ match: [`routing/${code}`], unknown: [] }),
  };
}

function writeOperations(connection: Database.Database, rows: number): void {
  const grant = connection.prepare(
    `insert into grant_state values (?, 'permanent', ${START}, null, 'event', ${START}, null)`,
  );
  const slot = connection.prepare(
    `insert into slot values (?, 'connected-24h', 1, ${START}, ${START + 86_400_000}, ?, ?, 1)`,
  );
  const alias = connection.prepare('insert into user_alias values (?, ?)');
  for (let user = 0; user < Math.min(rows, USERS); user++) {
    const name = isScoped(user) ? `bsuid:${scopedIdOf(user)}` : userOf(user);
    grant.run(`${BUSINESS} ${name}`);
    slot.run(`${BUSINESS} ${name}`, `key attempt-clear-${user}`, `call-clear-${user}`);
    if (user % 4 === 1) alias.run(scopedIdOf(user), userOf(user));
  }
  const call = connection.prepare(
    `insert into call values (?, '${BUSINESS}', ?, 'business', ${START}, ${START}, null, null)`,
  );
  const leg = connection.prepare(`insert into call_leg values (?, ?, ?, ${START}, null)`);
  const event = connection.prepare(`insert into event_seen values (?, ${START})`);
  for (let n = 0; n < rows; n++) {
    call.run(`call-clear-${n}`, `${BUSINESS} ${userOf(n)}`);
    event.run(`event-clear-${n}`);
    if (n % 10 !== 0) continue;
    const told = {
      id: 'leg-clear',
      role: 'destination',
      endpoint: { kind: 'pstn', address: `tel:+${userOf(n)}` },
    };
    leg.run(`call-clear-${n}`, told.id, JSON.stringify(told));
  }
}
