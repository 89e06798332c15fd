import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SlotRequest } from './ledger-job.js';
import { SlotStatements } from './slot-statements.js';
import type { TakerTask } from './slot-taker.fixture.js';
import { StoppedClock, TemporaryLedger } from './temporary-ledger.fixture.js';

const NOW = 1_800_000_000_000;
const TTL_MS = 60_000;
const TAKER = fileURLToPath(new URL('./slot-taker.fixture.ts', import.meta.url));
/** Kills in a run; the nightly run asks for 200. */
const KILLS = Number(process.env['KILLS'] ?? 20);

async function startTaker(): Promise<ChildProcess> {
  const child = fork(TAKER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

async function askTaker(child: ChildProcess, task: TakerTask): Promise<number> {
  const answer = once(child, 'message');
  child.send(task);
  return ((await answer) as [number])[0];
}

describe('C4: slots of one window, from many processes', () => {
  let store: TemporaryLedger;

  beforeEach(async () => {
    store = await TemporaryLedger.open(new StoppedClock(NOW));
  });

  afterEach(() => store.close());

  const slot = (limit: number, now: number): SlotRequest => ({
    pair: '+81311110001 819011110001',
    limit,
    now,
    expiresAt: now + TTL_MS,
    holder: 'spec',
    call: null,
  });
  const inUse = (now: number): number =>
    store.other.prepare('select count(*) from slot where free_at > ?').pluck().get(now) as number;

  it('2 processes x 10 connections x 150 attempts with N = 100: exactly 100 are granted, in 5 runs', async () => {
    const takers = await Promise.all([startTaker(), startTaker()]);
    const granted: number[] = [];
    for (let run = 0; run < 5; run++) {
      const now = NOW + run * TTL_MS;
      const task: TakerTask = {
        file: store.file,
        slot: slot(100, now),
        connections: 10,
        attemptsEach: 150,
        stopBeforeCommit: false,
      };
      const both = await Promise.all(takers.map((taker) => askTaker(taker, task)));
      granted.push(both[0]! + both[1]!);
      expect(inUse(now)).toBe(100);
    }
    for (const taker of takers) taker.kill();
    console.log(
      `slots: 2 processes x 10 connections x 150 attempts, limit 100: granted ${granted.join(', ')}`,
    );

    expect(granted).toEqual([100, 100, 100, 100, 100]);
  });

  it(`${KILLS} processes killed between reserve and confirm: never over N, and each slot is back after its minute`, async () => {
    const limit = 3;
    const step = 10_000;
    const own = new SlotStatements(store.other);
    let next = startTaker();
    const taken: number[] = [];
    let most = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const now = NOW + kill * step;
      const taker = await next;
      next = startTaker();
      const stopBeforeCommit = kill % 4 === 3;
      const open = taken.filter((at) => now - at < TTL_MS).length;
      const granted = await askTaker(taker, {
        file: store.file,
        slot: slot(limit, now),
        connections: 1,
        attemptsEach: 1,
        stopBeforeCommit,
      });
      const gone = once(taker, 'exit');
      taker.kill('SIGKILL');
      await gone;
      if (granted === 1 && !stopBeforeCommit) taken.push(now);

      expect(granted).toBe(open < limit ? 1 : 0);
      expect(inUse(now)).toBe(taken.filter((at) => now - at < TTL_MS).length);
      most = Math.max(most, inUse(now));
    }
    (await next).kill();
    const last = taken[taken.length - 1]!;
    console.log(
      `kills between reserve and confirm: ${KILLS}, limit ${limit}, most in use ${most}, in use a minute after the last ${inUse(last + TTL_MS)}`,
    );

    expect(most).toBe(limit);
    expect(inUse(last + TTL_MS - 1)).toBeGreaterThan(0);
    expect(inUse(last + TTL_MS)).toBe(0);
    expect([1, 2, 3, 4].map(() => own.take(slot(limit, last + TTL_MS)))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  }, 240_000);
});
