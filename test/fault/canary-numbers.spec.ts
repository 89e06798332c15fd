import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Caller, type Who } from '../conformance/caller.js';
import { Canaries } from '../harness/canaries.js';
import { businessCalls, freshId, userCalls } from '../harness/attempts.js';
import { fromNow } from '../harness/office.js';
import { ServerProcess } from '../harness/server-process.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
}
const API = JSON.parse(readFileSync('server/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const NUMBERS = 1_000;
/** How often every kind of call and event is asked and told, each time about other numbers. */
const ROUNDS = 20;
const DEPTH = 6;

/** A body with the number in the place of every value. */
function filled(schema: Schema, number: string, depth = 0): unknown {
  const named = schema.$ref?.split('/').pop();
  if (named !== undefined) return filled(API.components.schemas[named] ?? {}, number, depth);
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return filled(first, number, depth);
  if (depth < DEPTH && schema.properties !== undefined) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, one]) => [
        name,
        filled(one, number, depth + 1),
      ]),
    );
  }
  if (depth < DEPTH && schema.items !== undefined) return [filled(schema.items, number, depth + 1)];
  return number;
}

describe('A7: a number leaves its place nowhere', () => {
  const canaries = new Canaries('81907351');
  let server: ServerProcess;
  let caller: Caller;
  /** What was answered to requests that were refused, by request. */
  const refused: { asked: string; body: string }[] = [];

  beforeAll(async () => {
    server = await ServerProcess.start({ RINGFENCE_LOG: 'debug' });
    caller = new Caller(server);
  });

  afterAll(() => server.remove());

  const ask = async (who: Who, method: string, url: string, body?: unknown): Promise<number> => {
    const answer = await caller.ask({ who, method, url, body });
    if (answer.status >= 400) refused.push({ asked: `${who} ${method} ${url}`, body: answer.body });
    return answer.status;
  };
  /** Every operation with a number wherever it takes anything. */
  const everywhere = async (who: Who): Promise<void> => {
    for (const [route, operations] of Object.entries(API.paths)) {
      for (const [method, { parameters = [], requestBody }] of Object.entries(operations)) {
        // These two never end, or end the session of whoever asks.
        if (route.endsWith('/stream') || (method === 'delete' && route === '/v1/session')) continue;
        for (const plus of ['', '%2B']) {
          const number = canaries.next();
          const query = parameters.filter((one) => one.in === 'query');
          const address = route.replace(/\{\w+\}/g, plus + number);
          const search = query.map(({ name }) => `${name}=${plus}${number}`).join('&');
          const [content] = Object.values(requestBody?.content ?? {});
          const body =
            content === undefined
              ? undefined
              : filled(content.schema, decodeURIComponent(plus) + number);
          await ask(
            who,
            method.toUpperCase(),
            search === '' ? address : `${address}?${search}`,
            body,
          );
          if (content !== undefined) {
            await ask(who, method.toUpperCase(), address, `{"broken": "${canaries.next()}"`);
            await ask(who, method.toUpperCase(), address, [
              canaries.next(),
              { a: canaries.next() },
            ]);
          }
        }
      }
    }
  };
  /** Calls and events that are taken, about a user each. */
  const taken = async (): Promise<void> => {
    const waId = canaries.next();
    const app = { kind: 'webrtc', id: 'web-app' };
    const user = { waId, bsuid: `JP.${canaries.next()}` };
    const tell = (type: string, more: object): Promise<number> =>
      ask('machine', 'POST', '/v1/events', {
        eventId: `${freshId()}-${canaries.next()}`,
        type,
        occurredAt: fromNow(0),
        businessNumber: '+81311110001',
        ...more,
      });
    const callId = `call-${canaries.next()}`;
    const decide = (attempt: object): Promise<number> =>
      ask('machine', 'POST', '/v1/decisions', {
        ...attempt,
        attemptId: `${freshId()}-${canaries.next()}`,
        callId,
        context: { [`note-${freshId()}`]: canaries.next() },
      });
    const statuses = [
      await tell('permission-granted', {
        user,
        grant: { kind: 'permanent', source: canaries.next() },
      }),
      await decide(userCalls(app, { user })),
      await decide(businessCalls(app, waId)),
      await decide(userCalls({ kind: 'pstn', address: `tel:+${canaries.next()}` }, { user })),
      await decide(userCalls({ kind: `tel:${canaries.next()}` }, { user, via: [canaries.next()] })),
      await decide({
        ...userCalls(
          { kind: 'sip-trunk', id: canaries.next(), address: `sip:${canaries.next()}@pbx.example` },
          { user },
        ),
        action: 'transfer',
      }),
      await decide({
        ...userCalls(app, { user, businessNumber: `+${canaries.next()}` }),
        action: 'forward',
      }),
      await tell('call-started', {
        user,
        callId,
        initiator: 'business',
        leg: {
          id: canaries.next(),
          role: 'destination',
          endpoint: { kind: 'whatsapp', address: `+${waId}` },
        },
      }),
      await tell('leg-added', {
        callId,
        leg: {
          id: canaries.next(),
          role: 'participant',
          endpoint: { kind: canaries.next(), address: `+${canaries.next()}` },
        },
      }),
      await decide(userCalls(app, { user })),
      await tell('call-connected', { callId }),
      await tell('call-ended', { callId }),
      await tell('permission-revoked', { user }),
    ];

    expect(new Set(statuses)).toEqual(new Set([200]));
    const again = userCalls(app, { attemptId: `again-${canaries.next()}` });
    await ask('machine', 'POST', '/v1/decisions', again);
    expect(await ask('machine', 'POST', '/v1/decisions', { ...again, action: 'bridge' })).toBe(409);
    await ask('platform', 'POST', '/v1/adapters/infobip/call-routing', {
      callId: `call-${canaries.next()}`,
      routeId: canaries.next(),
      from: canaries.next(),
      to: '81311110001',
      channel: 'WHATSAPP',
      direction: 'INBOUND',
    });
    const reason = `as +${canaries.next()} asked`;
    await ask('approver', 'POST', '/v1/kill-switches', {
      scope: { businessNumber: '+12025550100' },
      reason,
    });
    await ask('admin', 'POST', '/v1/subjects/erasures', { number: waId, reason });
  };

  it(`${NUMBERS} numbers through every operation: none in a refusal, a metric, the log or a leaf`, async () => {
    for (const who of ['machine', 'admin', 'auditor', 'approver', 'author', 'nobody'] as const) {
      await everywhere(who);
    }
    for (let round = 0; round < ROUNDS; round++) await taken();
    const metrics = (await caller.ask({ who: 'nobody', method: 'GET', url: '/metrics' })).body;
    const database = new Database(path.join(server.folder, 'ringfence.sqlite'), { readonly: true });
    const leaves = database.prepare<[], string>('select leaf from log_entry').pluck().all();
    const decided = database.prepare('select count(*) from decision').pluck().get() as number;
    database.close();
    const echoes = refused.flatMap(({ asked, body }) =>
      canaries.in(body).map((echo) => `${asked.replace(/8190735\d+/g, '#')}: ${echo}`),
    );
    console.log(
      `canary numbers: ${canaries.count} through ${Object.keys(API.paths).length} addresses, ${refused.length} refusals, ${leaves.length} leaves`,
    );

    expect(canaries.count).toBeGreaterThan(NUMBERS);
    expect(refused.length).toBeGreaterThan(300);
    expect(decided).toBeGreaterThan(6 * ROUNDS);
    expect([...new Set(echoes)]).toEqual([]);
    expect(canaries.in(metrics)).toEqual([]);
    expect(canaries.in(server.log)).toEqual([]);
    expect(leaves.flatMap((leaf) => canaries.in(leaf))).toEqual([]);
  }, 240_000);
});
