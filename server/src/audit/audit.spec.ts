import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCheckpoint, readKey } from '../../../verifier/src/note.js';
import { verifyGrowth, verifyReceipt } from '../../../verifier/src/verify-proof.js';
import { LogIdentity } from '../ledger/checkpoint.js';
import {
  incomingCall,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../server-under-test.fixture.js';
import type { AuditEntry, AuditReceipt } from './audit.dto.js';
import { unzip } from '../../../test/harness/unzip.js';

describe('GET /v1/audit', () => {
  let server: ServerUnderTest;
  let auditor: Record<string, string>;
  let pem: string;
  const decided: number[] = [];

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    auditor = await server.signIn('auditor');
    pem = server.server.app.get(LogIdentity).pem();
    for (let i = 0; i < 6; i++) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) => {
          const id = `a${i}-${n}`;
          const call = n % 10 === 9 ? outgoingCall(id, '819099990000') : incomingCall(id);
          return server.post('/v1/decisions', call);
        }),
      );
      decided.push(...answers.map(({ body }) => (body['log'] as { index: number }).index));
      if (i === 2) await signed(Math.max(...decided));
    }
    await signed(Math.max(...decided));
  });

  afterAll(() => server.stop());

  const get = (address: string): Promise<Answer> => server.get(`/v1/audit/${address}`, auditor);
  const itemsOf = ({ body }: Answer): AuditEntry[] => body['items'] as AuditEntry[];
  /** Asks until a checkpoint covers the entry; the spec's own time limit ends it otherwise. */
  const signed = async (index: number): Promise<number> => {
    for (;;) {
      const { body } = await get('checkpoint');
      if (Number(body['size']) > index) return Number(body['size']);
    }
  };

  describe('/entries', () => {
    it('gives the newest first, page by page, each once', async () => {
      const seen: number[] = [];
      let next: string | undefined = '';
      let total = 0;
      while (next !== undefined) {
        const { body } = await get(`entries?limit=97&kind=decision${next && `&after=${next}`}`);
        seen.push(...(body['items'] as AuditEntry[]).map(({ index }) => index));
        total = Number(body['total']);
        next = body['next'] as string | undefined;
      }

      const stored = server.other.prepare<[], number>('select idx from decision order by idx desc');
      expect(seen).toEqual(stored.pluck().all());
      expect(seen).toEqual(jasmine.arrayContaining(decided));
      expect(total).toBe(seen.length);
    });

    it('tells what the leaf says, whose act it was, and nothing of a number', async () => {
      const { body } = await get('entries?action=session.begin&limit=1');
      const [entry] = body['items'] as AuditEntry[];
      const all = JSON.stringify((await get('entries?limit=500')).body);

      expect(entry).toEqual(
        jasmine.objectContaining({ kind: 'act', actorName: jasmine.any(String) as unknown }),
      );
      expect(entry!.leaf).toEqual(jasmine.objectContaining({ v: 1, index: entry!.index }));
      expect(entry!.at).toBe(String(entry!.leaf['at']));
      expect(all).not.toMatch(/8190111|8190999/);
    });

    const first = (): number => Math.min(...decided);
    const rows: readonly {
      name: string;
      query: () => string;
      holds: (e: AuditEntry) => boolean;
    }[] = [
      { name: 'decisions', query: () => 'kind=decision', holds: ({ kind }) => kind === 'decision' },
      { name: 'acts', query: () => 'kind=act', holds: ({ kind }) => kind === 'act' },
      {
        name: 'one action',
        query: () => 'action=promotion.first',
        holds: ({ leaf }) => leaf['action'] === 'promotion.first',
      },
      {
        name: 'all actions on one kind of thing',
        query: () => 'action=session',
        holds: ({ leaf }) => /^session\./.test(String(leaf['action'])),
      },
      {
        name: 'one object',
        query: () => 'object=bundle%2F1',
        holds: ({ leaf }) => leaf['object'] === 'bundle/1',
      },
      {
        name: 'all objects of a kind',
        query: () => 'object=bundle',
        holds: ({ leaf }) => /^bundle\//.test(String(leaf['object'])),
      },
      {
        name: 'one who acts',
        query: () => 'actor=ringfence',
        holds: ({ leaf }) => (leaf['actor'] as { id?: string } | undefined)?.id === 'ringfence',
      },
      {
        name: 'a part of the log',
        query: () => `from=${first()}&to=${first() + 10}`,
        holds: ({ index }) => index >= first() && index < first() + 10,
      },
    ];
    for (const { name, query, holds } of rows) {
      it(`finds ${name}, and nothing else`, async () => {
        const everything = itemsOf(await get('entries?limit=500'));
        const found = await get(`entries?limit=500&${query()}`);
        const expected = everything.filter(holds).map(({ index }) => index);

        expect(expected.length).toBeGreaterThan(0);
        expect(itemsOf(found).map(({ index }) => index)).toEqual(expected);
        expect(found.body['total']).toBe(expected.length);
      });
    }

    it('finds what was recorded in a time', async () => {
      const [newest] = itemsOf(await get('entries?kind=decision&limit=1'));
      const from = encodeURIComponent(newest!.at);
      const since = itemsOf(await get(`entries?from=${from}`));
      const before = itemsOf(await get(`entries?to=${from}&limit=500`));

      expect(since.map(({ index }) => index)).toContain(newest!.index);
      expect(before.every(({ at }) => at < newest!.at)).toBeTrue();
      expect(before.length + since.length).toBeGreaterThan(300);
    });

    for (const query of [
      'colour=red',
      'kind=x',
      'from=yesterday',
      'limit=x',
      'action=A',
      'after=-1',
    ]) {
      it(`refuses what cannot be searched by: ${query}`, async () => {
        expect((await get(`entries?${query}`)).status).toBe(400);
      });
    }
  });

  describe('/entries/{index}', () => {
    it('is a receipt of a decision, which another program takes with the public key alone', async () => {
      for (const index of [decided[0]!, decided[137]!, decided.at(-1)!]) {
        const { body } = await get(`entries/${index}`);
        const receipt = body as unknown as AuditReceipt;

        expect(receipt.leaf['kind']).toBe('decision');
        expect(receipt.proof?.leafHash).toBe(receipt.leafHash);
        expect(verifyReceipt(receipt, readKey(pem)).result).toBe('intact');
      }
    });

    it('has its proof as soon as a checkpoint covers the entry', async () => {
      const { body } = await server.post('/v1/decisions', incomingCall('fresh'));
      const { index } = body['log'] as { index: number };
      const early = await get(`entries/${index}`);
      await signed(index);
      const late = await get(`entries/${index}`);

      expect(early.status).toBe(200);
      expect(late.body['proof']).not.toBeNull();
      expect(late.body['leafHash']).toBe(early.body['leafHash']);
    });

    it('is not there for an entry that was never made', async () => {
      const answer = await get('entries/999999');

      expect([answer.status, answer.body['code']]).toEqual([404, 'entry-unknown']);
    });
  });

  describe('/checkpoint and /proof', () => {
    it('tell the signed head, and that it was looked at', async () => {
      const { body } = await get('checkpoint');
      const opened = openCheckpoint(String(body['note']), readKey(pem))!;

      expect(body).toEqual({
        origin: readKey(pem).origin,
        size: opened.size,
        root: opened.root.toString('base64'),
        at: jasmine.any(String),
        note: jasmine.any(String),
        publicKey: server.server.app.get(LogIdentity).raw.toString('base64'),
        verification: jasmine.objectContaining({ checkedTo: jasmine.any(Number) }),
      });
    });

    it('prove that the log only grew, between two checkpoints that somebody kept', async () => {
      const sizes = server.other
        .prepare('select size from log_checkpoint where size > 0 order by size')
        .pluck()
        .all() as number[];
      const kept = await Promise.all(
        sizes.map(async (size) => {
          const { body } = await get(`checkpoint?size=${size}`);
          return openCheckpoint(String(body['note']), readKey(pem))!;
        }),
      );
      const [from, to] = [sizes[0]!, sizes.at(-1)!];
      const { body } = await get(`proof/consistency?from=${from}&to=${to}`);

      expect(sizes.length).toBeGreaterThan(1);
      expect(verifyGrowth(body, kept).result).toBe('intact');
      const inclusion = await get(`proof/inclusion?index=0&size=${from}`);
      expect(inclusion.body['size']).toBe(from);
    });

    for (const [address, status, code] of [
      ['checkpoint?size=999999', 404, 'checkpoint-unknown'],
      ['proof/inclusion?index=0&size=999999', 404, 'checkpoint-unknown'],
      ['proof/inclusion?index=999999', 404, 'entry-unsigned'],
      ['proof/inclusion', 400, 'malformed-input'],
      ['proof/consistency?from=2&to=1', 400, 'sizes-unusable'],
      ['proof/consistency?from=0&to=999999', 400, 'sizes-unusable'],
    ] as const) {
      it(`refuse ${address}`, async () => {
        const answer = await get(address);

        expect([answer.status, answer.body['code']]).toEqual([status, code]);
      });
    }
  });

  describe('/export', () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'ringfence-export-'));
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const fetchExport = async (query: string): Promise<Map<string, Buffer>> => {
      const response = await fetch(`${server.server.url}/v1/audit/export${query}`, {
        headers: auditor,
      });
      expect(response.headers.get('content-type')).toBe('application/zip');
      expect(response.headers.get('content-disposition')).toMatch(
        /^attachment; filename="ringfence-ledger-\d+-\d+\.zip"$/,
      );
      return unzip(Buffer.from(await response.arrayBuffer()));
    };
    /** Runs the verifier as somebody does who has the folder and the key, and nothing else. */
    const verified = (files: Map<string, Buffer>): Record<string, unknown> => {
      for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
      writeFileSync(path.join(folder, 'trusted.pem'), pem);
      const command = path.resolve('verifier/bin/ringfence-verify.js');
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [command, folder, '--key', path.join(folder, 'trusted.pem'), '--json'],
        { encoding: 'utf8' },
      );
      expect(stderr).toBe('');
      return JSON.parse(stdout) as Record<string, unknown>;
    };

    it('is plain files, told of in two languages', async () => {
      const files = await fetchExport('');

      expect([...files.keys()].sort()).toEqual([
        'README.txt',
        'certificates.jsonl',
        'checkpoints.txt',
        'entries.jsonl',
        'hashes.bin',
        'public-key.pem',
        'range.json',
      ]);
      expect(files.get('public-key.pem')!.toString()).toBe(pem);
      expect(files.get('README.txt')!.toString()).toMatch(/entries, one a line[^]*1行に1件/);
    });

    const first = (): number => Math.min(...decided);
    for (const { name, query, count } of [
      { name: 'all of the log', query: () => '', count: () => undefined },
      {
        name: 'a range across a tile’s end',
        query: () => `?from=${first() + 3}&to=${first() + 270}`,
        count: () => 267,
      },
      { name: 'one entry', query: () => `?from=${first()}&to=${first() + 1}`, count: () => 1 },
      { name: 'no entry', query: () => `?from=${first()}&to=${first()}`, count: () => 0 },
      { name: 'what is not there yet', query: () => '?from=900000', count: () => 0 },
      {
        name: 'a time before there was anything',
        query: () => '?to=2001-01-01T00:00:00Z',
        count: () => 0,
      },
      {
        name: 'a time that holds everything',
        query: () => '?from=2001-01-01T00:00:00Z&to=2999-01-01T00:00:00Z',
        count: () => undefined,
      },
    ]) {
      it(`is found intact by the verifier: ${name}`, async () => {
        const verdict = verified(await fetchExport(query()));

        expect(verdict['result']).withContext(String(verdict['message'])).toBe('intact');
        expect(verdict['count']).toBe(count() ?? verdict['size']);
      });
    }

    it('is found tampered by the verifier when an entry was changed behind the server’s back', async () => {
      const index = decided[42]!;
      const change = (from: string, to: string): void => {
        server.other.exec('drop trigger if exists log_entry_no_update');
        server.other
          .prepare('update log_entry set leaf = replace(leaf, ?, ?) where idx = ?')
          .run(`"effect":"${from}"`, `"effect":"${to}"`, index);
      };
      change('permit', 'deny');
      const verdict = verified(await fetchExport(''));
      change('deny', 'permit');

      expect(verdict).toEqual(
        jasmine.objectContaining({
          result: 'tampered',
          what: 'entry',
          firstBad: index,
          lastBad: index,
        }),
      );
    });
  });
});
