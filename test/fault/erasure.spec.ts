import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Caller, type Who } from '../conformance/caller.js';
import { businessCalls, DEMO_NUMBER, freshId, userCalls } from '../harness/attempts.js';
import { encodingsIn, encodingsOf } from '../harness/number-encodings.js';
import { fromNow } from '../harness/office.js';
import { ServerProcess } from '../harness/server-process.js';
import { unzip } from '../harness/unzip.js';

/** In nothing the product ships, and in no digest by chance. */
const ERASED = '819073510482';
const KEPT = '819073510593';
const BSUID = `JP.${ERASED}`;
const OTHERS = 40;

/** Every file below a folder, with its bytes. */
function filesIn(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((name) => [path.relative(folder, name), readFileSync(name)]),
  );
}

describe('A6: erasure', () => {
  let server: ServerProcess;
  let caller: Caller;
  /** What somebody outside keeps: the public key, checkpoints, exports. */
  let outside: string;

  beforeAll(async () => {
    server = await ServerProcess.start({ RINGFENCE_LOG: 'debug' });
    caller = new Caller(server);
    outside = mkdtempSync(path.join(tmpdir(), 'ringfence-outside-'));
  });

  afterAll(async () => {
    await server.remove();
    rmSync(outside, { recursive: true, force: true });
  });

  const ask = (
    who: Who,
    method: string,
    url: string,
    body?: unknown,
  ): Promise<{ status: number; body: string }> => caller.ask({ who, method, url, body });
  const tell = (type: string, more: object): Promise<unknown> =>
    ask('machine', 'POST', '/v1/events', {
      eventId: freshId(),
      type,
      occurredAt: fromNow(0),
      businessNumber: DEMO_NUMBER,
      ...more,
    });
  const decide = async (attempt: object): Promise<string> => {
    const { body } = await ask('machine', 'POST', '/v1/decisions', attempt);
    return (JSON.parse(body) as { decisionId: string }).decisionId;
  };
  const detail = async (id: string): Promise<string> =>
    (await ask('auditor', 'GET', `/v1/decisions/${id}`)).body;

  const keep = (name: string, content: string | Buffer): string => {
    const file = path.join(outside, name);
    writeFileSync(file, content);
    return file;
  };
  /** What the verifier says, who has the public key and whatever was kept. */
  const verdict = (what: string, ...more: string[]): string => {
    const { stdout } = spawnSync(
      process.execPath,
      ['verifier/bin/ringfence-verify.js', what, ...more, '--json'],
      { encoding: 'utf8' },
    );
    const { result, message } = JSON.parse(stdout) as { result: string; message?: string };
    return result === 'intact' ? result : `${result}: ${message}`;
  };
  const checkpoint = async (): Promise<string> =>
    (JSON.parse((await ask('auditor', 'GET', '/v1/audit/checkpoint')).body) as { note: string })
      .note;
  /** What the server finds when it looks at the whole ledger, as it does from its start on. */
  const verification = async (): Promise<string> => {
    for (;;) {
      const { body } = await ask('auditor', 'GET', '/v1/audit/checkpoint');
      const { state, what } = (
        JSON.parse(body) as { verification: { state: string; what?: string } }
      ).verification;
      if (state !== 'verifying') return what === undefined ? state : `${state}: ${what}`;
    }
  };
  const exported = async (): Promise<Buffer> => {
    const headers = await server.session('auditor');
    const answer = await fetch(`${server.url}/v1/audit/export`, { headers });
    return Buffer.from(await answer.arrayBuffer());
  };

  /** Everything there is to tell of a person: permits, denies, transfers, forwards, events, refusals, searches. */
  const lifeOf = async (waId: string, bsuid: string): Promise<string[]> => {
    const user = { waId, bsuid };
    const app = { kind: 'webrtc', id: 'web-app' };
    const callId = `call-${waId}`;
    await tell('permission-granted', { user, grant: { kind: 'permanent' } });
    const spelled = `sip:+${waId.slice(0, 2)}-${waId.slice(2, 8)}-${waId.slice(8)}@pbx.example`;
    const ids = [
      await decide(userCalls(app, { user, attemptId: `${freshId()} ${waId}`, callId })),
      await decide(userCalls({ kind: 'pstn', address: `tel:+${waId}` }, { user, callId })),
      await decide(businessCalls(app, waId, { user, callId, context: { note: waId } })),
      await decide({
        ...userCalls({ kind: 'sip-trunk', id: 'tokyo-pbx', address: spelled }, { user }),
        action: 'transfer',
      }),
      await decide({
        ...userCalls(app, { user: { waId: KEPT } }),
        action: 'forward',
        target: { kind: 'whatsapp', address: `+${waId}` },
      }),
      await decide(
        userCalls(app, {
          user: { bsuid },
          legs: [{ id: waId, role: 'origin', endpoint: { kind: 'whatsapp', id: bsuid } }],
        }),
      ),
    ];
    await decide(userCalls(app, { businessNumber: '+81399999999', user: { waId: KEPT } }));
    await tell('call-started', {
      user,
      callId,
      initiator: 'business',
      leg: { id: waId, role: 'destination', endpoint: { kind: 'whatsapp', address: `+${waId}` } },
    });
    await tell('leg-added', {
      callId,
      leg: { id: 'x', role: 'participant', endpoint: { kind: 'pstn', address: `tel:+${waId}` } },
    });
    await tell('call-connected', { callId });
    await tell('call-ended', { callId });
    await ask('machine', 'POST', '/v1/decisions', {
      ...userCalls(app),
      user: { waId: `+${waId}` },
    });
    await ask('machine', 'POST', '/v1/events', { eventId: waId, type: waId });
    await ask('auditor', 'GET', `/v1/decisions?number=%2B${waId}`);
    await ask('auditor', 'GET', `/v1/decisions/${waId}`);
    await ask('auditor', 'POST', '/v1/directory/evidence', { businessNumber: DEMO_NUMBER, waId });
    await ask('auditor', 'GET', `/nowhere/${waId}`);
    await ask('auditor', 'POST', '/v1/subjects/references', { number: waId });
    return ids;
  };

  /** The receipt of an entry once a checkpoint covers it, which takes a second at most. */
  const receiptOf = async (index: number): Promise<string> => {
    for (;;) {
      const { body } = await ask('auditor', 'GET', `/v1/audit/entries/${index}`);
      if ((JSON.parse(body) as { proof: unknown }).proof !== null) return body;
    }
  };

  it('of one person of many leaves nothing of the number in any file, log or answer, in any form', async () => {
    for (let i = 0; i < OTHERS; i++) {
      const waId = `8190735200${String(i).padStart(2, '0')}`;
      await decide(userCalls({ kind: 'webrtc', id: 'web-app' }, { user: { waId } }));
    }
    await decide(userCalls({ kind: 'webrtc', id: 'web-app' }, { user: { waId: KEPT } }));
    const ids = await lifeOf(ERASED, BSUID);
    const before = await Promise.all(ids.map(detail));
    // Everything said so far is under a checkpoint, and so in an export.
    await receiptOf((JSON.parse(before.at(-1)!) as { log: { index: number } }).log.index);
    const kept = keep('kept.note', await checkpoint());
    const answer = await ask('admin', 'POST', '/v1/subjects/erasures', {
      number: ERASED,
      reason: `as +${ERASED} asked`,
    });
    const after = await Promise.all(ids.map(detail));
    const list = (await ask('auditor', 'GET', '/v1/decisions?limit=500')).body;
    const asked = (await ask('auditor', 'GET', '/v1/integrations/decisions/exchanges')).body;
    const archive = await exported();
    const receipts = await Promise.all(
      before.map(async (body) => {
        const { log } = JSON.parse(body) as { log: { index: number } };
        return receiptOf(log.index);
      }),
    );
    const running = filesIn(server.folder);
    await server.end('SIGTERM');
    const stopped = filesIn(server.folder);
    const hits: string[] = [];
    let looked = 0;
    const look = (place: string, bytes: Buffer): void => {
      looked += bytes.length;
      for (const form of encodingsIn(bytes, ERASED)) hits.push(`${place}: ${form}`);
    };
    for (const [name, bytes] of running) look(`${name} while running`, bytes);
    for (const [name, bytes] of stopped) look(`${name} at rest`, bytes);
    look('the log', Buffer.from(server.log));
    look('answers', Buffer.from([...after, list, asked, answer.body, ...receipts].join('\n')));
    look('the export', archive);
    const files = unzip(archive);
    for (const [name, bytes] of files) {
      look(`${name} of the export`, bytes);
      keep(name, bytes);
    }
    const pem = readFileSync(path.join(server.folder, 'keys/log.key'));
    const key = createPublicKey(pem).export({ format: 'pem', type: 'spki' });
    const trusted = ['--key', keep('trusted.pem', key)];
    const proofs = [
      verdict(outside, ...trusted, '--checkpoint', kept),
      ...receipts.map((body, i) => verdict(keep(`receipt-${i}.json`, body), ...trusted)),
    ];
    console.log(
      `erasure: ${proofs.filter((proof) => proof === 'intact').length} of ${proofs.length} proofs valid`,
    );
    console.log(
      `erasure: ${encodingsOf(ERASED).size} forms in ${running.size + stopped.size} files, ${(looked / 1024).toFixed(0)} KiB: ${hits.length} hits`,
    );

    expect(answer.status).withContext(answer.body).toBe(200);
    expect(before.every((body) => body.includes(ERASED))).toBeTrue();
    expect(after.map((body) => (JSON.parse(body) as { erased?: true }).erased)).toEqual(
      ids.map(() => true),
    );
    expect(running.has('ringfence.sqlite')).toBeTrue();
    expect(running.has('ringfence.sqlite-wal')).toBeTrue();
    expect(files.get('entries.jsonl')!.toString().split('\n').length).toBeGreaterThan(OTHERS);
    expect(hits).toEqual([]);
    expect(proofs).toEqual(proofs.map(() => 'intact'));
    await server.restart();

    expect(await Promise.all(ids.map(detail))).toEqual(after);
    expect(await verification()).toBe('intact');
    expect((await ask('auditor', 'GET', `/v1/decisions?number=${KEPT}`)).body).toContain(KEPT);
  });

  it('is looked for in forms that would be found', () => {
    for (const [name, form] of encodingsOf(ERASED)) {
      const planted = Buffer.concat([Buffer.from('x{"n":"'), form, Buffer.from('"}')]);

      expect(encodingsIn(planted, ERASED)).withContext(name).toContain(name);
    }
    for (const offset of [0, 1, 2]) {
      const around = Buffer.from(`${'z'.repeat(offset)}${ERASED} and more`).toString('base64');

      expect(encodingsIn(Buffer.from(around), ERASED)).toContain(`base64 at ${offset}`);
    }
    expect(encodingsIn(Buffer.from(KEPT), ERASED)).toEqual([]);
  });
});
