import type { CallAttempt, Decision, Evidence } from '@ringfence/rules';
import { businessCalls, freshId } from '../harness/attempts.js';
import { codesOf, decided, fromNow, Office } from '../harness/office.js';
import { afterThe, drawing, SEED } from '../harness/seeded.js';
import { ServerProcess } from '../harness/server-process.js';

/** Kills in a run, two a round; the nightly run asks for 200. */
const KILLS = Number(process.env['KILLS'] ?? 16);
const ROUNDS = KILLS / 2;
/** Connected calls a pair may have in 24 hours: what the provider of the offices allows. */
const LIMIT = 5;
/** Asked at once, more than may be permitted. */
const ASKED = 12;

describe('C4: kill -9 between the reservation of a call and its confirmation', () => {
  let server: ServerProcess;
  const draw = drawing(SEED);

  beforeAll(async () => {
    server = await ServerProcess.start();
  });
  afterAll(() => server.remove());

  /** Does all the work at once, kills the server after one of the first answers, and does what was not answered again. */
  async function doneOverKill<T, R>(
    work: readonly T[],
    send: (item: T) => Promise<R>,
  ): Promise<R[]> {
    const { told, reached } = afterThe(draw(1, LIMIT));
    const tries = Promise.allSettled(
      work.map(async (item) => {
        const answer = await send(item);
        told();
        return answer;
      }),
    );
    await Promise.race([reached, tries]);
    await server.end('SIGKILL');
    const outcomes = await tries;
    await server.restart();
    return Promise.all(
      outcomes.map(async (outcome, i) =>
        outcome.status === 'fulfilled' ? outcome.value : send(work[i]!),
      ),
    );
  }

  function ringing({ businessNumber, waId }: Office): CallAttempt {
    const more = { businessNumber, callId: freshId() };
    return businessCalls({ kind: 'webrtc', id: 'web-app' }, waId, more);
  }

  async function connectedCalls({ businessNumber, waId }: Office): Promise<number | undefined> {
    const answer = await fetch(`${server.url}/v1/directory/evidence`, {
      method: 'POST',
      headers: { ...(await server.session('auditor')), 'content-type': 'application/json' },
      body: JSON.stringify({ businessNumber, waId }),
    });
    return ((await answer.json()) as { evidence: Evidence }).evidence.usage?.connectedCalls24h;
  }

  /** The call was started, connected or ended; sent again it carries the same id. */
  interface Told {
    eventId: string;
    type: string;
    callId: string;
    occurredAt: string;
  }
  async function tell(office: Office, event: Told): Promise<void> {
    const { businessNumber, waId } = office;
    const more = { businessNumber, user: { waId }, initiator: 'business' };
    const answer = await server.post('/v1/events', { ...event, ...more });
    if (answer.status !== 200) throw new Error(await answer.text());
  }

  it(`never permits more than ${LIMIT} calls, and loses none, in ${KILLS} kills`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const office = await Office.open(server);
      await office.granted();
      const asked = Array.from({ length: ASKED }, () => ringing(office));
      const decisions = await doneOverKill<CallAttempt, Decision>(asked, (attempt) =>
        decided(server, attempt),
      );
      const permitted = asked.filter((_, i) => decisions[i]!.effect === 'permit');
      expect(permitted.length).withContext(`permits of round ${round}`).toBe(LIMIT);

      const confirmations = permitted.flatMap(({ callId }) =>
        ['call-started', 'call-connected', 'call-ended'].map((type) => ({
          eventId: freshId(),
          type,
          callId: callId!,
          occurredAt: fromNow(0),
        })),
      );
      await doneOverKill(confirmations, (event) => tell(office, event));
      expect(await connectedCalls(office))
        .withContext(`calls of round ${round}`)
        .toBe(LIMIT);
      const further = await decided(server, ringing(office));
      expect(codesOf(further)).toEqual(['connected-call-limit']);
    }
    console.log(`kills of the server between reserve and confirm: ${KILLS}, limit ${LIMIT} held`);
  }, 1_800_000);
});
