import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect as dial, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { freePort, ServerProcess, spawnServer } from '../harness/server-process.js';

/** Starts a server that must refuse; answers with its exit code and what it said. */
async function refusal(
  settings: Record<string, string>,
): Promise<{ code: number | null; lines: string[] }> {
  const child = spawnServer(settings);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, lines: said.trimEnd().split('\n') };
}

/** A connection over which this much was said so far. */
function saying(text: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = dial(port, '127.0.0.1', () => socket.write(text, () => resolve(socket)));
    socket.on('error', reject);
  });
}

describe('a server that cannot start', () => {
  let folder: string;
  let taken: Server | undefined;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-start-'));
  });
  afterEach(async () => {
    await new Promise((resolve) => (taken === undefined ? resolve(0) : taken.close(resolve)));
    taken = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const cases: { name: string; says: RegExp; settings: () => Promise<Record<string, string>> }[] = [
    {
      name: 'a port in use',
      says: /port \d+/,
      settings: async () => {
        const port = await freePort();
        taken = createServer().listen(port, '127.0.0.1');
        return { RINGFENCE_PORT: String(port), RINGFENCE_DATA: folder };
      },
    },
    {
      name: 'a data folder that is a file',
      says: /data folder/,
      settings: () => {
        const file = path.join(folder, 'file');
        writeFileSync(file, '');
        return Promise.resolve({ RINGFENCE_PORT: '0', RINGFENCE_DATA: file });
      },
    },
    {
      name: 'data written by a newer version',
      says: /newer version/,
      settings: () => {
        mkdirSync(folder, { recursive: true });
        const file = new Database(path.join(folder, 'ringfence.sqlite'));
        file.exec(
          'create table migrations (id integer primary key, timestamp bigint, name varchar)',
        );
        file.exec(`insert into migrations values (1, 9999999999999, 'FromTheFuture9999999999999')`);
        file.close();
        return Promise.resolve({ RINGFENCE_PORT: '0', RINGFENCE_DATA: folder });
      },
    },
    {
      name: 'a port that is no number',
      says: /RINGFENCE_PORT/,
      settings: () => Promise.resolve({ RINGFENCE_PORT: 'eighty', RINGFENCE_DATA: folder }),
    },
    {
      name: 'a machine key that guards nothing',
      says: /RINGFENCE_MACHINE_KEY/,
      settings: () => Promise.resolve({ RINGFENCE_DATA: folder, RINGFENCE_MACHINE_KEY: 'short' }),
    },
    {
      name: 'X10: keys that are missing behind https',
      says: /pseudonyms\.json is missing/,
      settings: () =>
        Promise.resolve({ RINGFENCE_DATA: folder, RINGFENCE_PUBLIC_URL: 'https://calls.example' }),
    },
    {
      name: 'X10: a key file that holds nothing',
      says: /keys\/subjects\.key is too short/,
      settings: () => {
        mkdirSync(path.join(folder, 'keys'), { mode: 0o700 });
        writeFileSync(path.join(folder, 'keys/subjects.key'), '', { mode: 0o600 });
        return Promise.resolve({ RINGFENCE_PORT: '0', RINGFENCE_DATA: folder });
      },
    },
    {
      name: 'a database that is not built yet',
      says: /RINGFENCE_DATABASE_URL/,
      settings: () =>
        Promise.resolve({ RINGFENCE_DATA: folder, RINGFENCE_DATABASE_URL: 'postgres://x/y' }),
    },
  ];

  for (const { name, says, settings } of cases) {
    it(`says why in one line and ends with 1: ${name}`, async () => {
      const { code, lines } = await refusal(await settings());
      expect(code).toBe(1);
      expect(lines.length).withContext(lines.join('\n')).toBe(1);
      expect(lines[0]).toMatch(says);
    });
  }

  it('says who holds the data folder: one server per folder (S3)', async () => {
    const first = await ServerProcess.start();
    try {
      const { code, lines } = await refusal({
        RINGFENCE_PORT: String(await freePort()),
        RINGFENCE_DATA: first.folder,
      });
      expect(code).toBe(1);
      expect(lines.length).toBe(1);
      expect(lines[0]).toContain(String(first.pid));
    } finally {
      await first.remove();
    }
  });

  const open: readonly { name: string; connect: (port: number) => Promise<unknown> }[] = [
    {
      name: 'kept alive after an answer',
      connect: (port) => fetch(`http://127.0.0.1:${port}/health/live`),
    },
    { name: 'that has asked nothing yet', connect: (port) => saying('', port) },
    {
      name: 'that has asked by half',
      connect: (port) => saying('POST /v1/decisions HTTP/1.1\r\nHost: a\r\n', port),
    },
  ];
  for (const { name, connect } of open) {
    it(`R4: stops in order on SIGTERM, its store closed, with connections ${name}`, async () => {
      const server = await ServerProcess.start();
      await Promise.all(Array.from({ length: 8 }, () => connect(server.port)));
      expect(await server.end('SIGTERM')).toBe(0);
      // A store that was closed has nothing left beside its file: a server that gave up waiting leaves its log.
      expect(readdirSync(server.folder).filter((file) => file.endsWith('-wal'))).toEqual([]);
      await server.remove();
    });
  }
});
