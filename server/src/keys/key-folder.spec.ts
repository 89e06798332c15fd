import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../runtime/config.js';
import { StartRefused } from '../runtime/start-refused.js';
import { SystemRandomSource } from '../runtime/system-random-source.js';
import { KeyFolder } from './key-folder.js';
import { openKeys } from './open-keys.js';

const random = new SystemRandomSource();
const NAMES = ['pseudonyms.json', 'subjects.key', 'bundles.key', 'log.key'];

describe('X10: the key folder', () => {
  let parent: string;
  let folder: string;

  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'ringfence-keys-'));
    folder = path.join(parent, 'keys');
  });

  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const keys = (): KeyFolder => new KeyFolder(folder);
  const file = (name: string): string => path.join(folder, name);
  const text = (name: string): string => readFileSync(file(name), 'utf8');
  const refusal = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      expect(error).toBeInstanceOf(StartRefused);
      return (error as Error).message;
    }
    return 'not refused';
  };

  it('is made at the first start on loopback, its owner’s alone, and is the same at the next', () => {
    const config = readConfig({ RINGFENCE_DATA: parent });
    const first = openKeys(config, file('none.sqlite'), random);
    const second = openKeys(config, file('none.sqlite'), random);

    expect(config.keysFolder).toBe(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(NAMES.map((name) => statSync(file(name)).mode & 0o777)).toEqual(NAMES.map(() => 0o600));
    expect(second.subjects).toEqual(first.subjects);
    expect(second.pseudonyms).toEqual(first.pseudonyms);
    expect([second.log.equals(first.log), second.bundles.equals(first.bundles)]).toEqual([
      true,
      true,
    ]);
  });

  it('holds another key for each purpose', () => {
    const { pseudonyms, subjects, log, bundles } = openKeys(
      readConfig({ RINGFENCE_DATA: parent }),
      file('none.sqlite'),
      random,
    );
    const secrets = [pseudonyms.keys.get(1)!, subjects].map((key) =>
      Buffer.from(key).toString('hex'),
    );

    expect(new Set(secrets).size).toBe(2);
    expect(secrets.map((secret) => secret.length)).toEqual([64, 64]);
    expect(log.equals(bundles)).toBeFalse();
  });

  it('is not made for a server behind https: the file that is missing is named, and how to make it', () => {
    const config = readConfig({
      RINGFENCE_DATA: parent,
      RINGFENCE_PUBLIC_URL: 'https://calls.example',
      RINGFENCE_MACHINE_KEY: 'k3y-0123456789abcdef0123456789abcdef',
      RINGFENCE_DEMO: 'off',
    });

    expect(refusal(() => openKeys(config, file('none.sqlite'), random))).toMatch(
      /^key file .*pseudonyms\.json is missing: .*npm run keys -- [^\n]*$/,
    );
    expect(existsSync(folder)).toBeFalse();
    keys().makeMissing(random);
    expect(openKeys(config, file('none.sqlite'), random).pseudonyms.current).toBe(1);
  });

  it('keeps what is there when the rest is made', () => {
    keys().makeMissing(random);
    const before = NAMES.map(text);
    rmSync(file('log.key'));

    expect(keys().makeMissing(random)).toEqual(['log.key']);
    expect(NAMES.slice(0, 3).map(text)).toEqual(before.slice(0, 3));
    expect(text('log.key')).not.toBe(before[3]!);
    expect(keys().makeMissing(random)).toEqual([]);
  });

  it('takes a second key of references, and makes new ones with the current', () => {
    keys().makeMissing(random);
    const { keys: held } = JSON.parse(text('pseudonyms.json')) as { keys: Record<string, string> };
    const next = { current: 2, keys: { ...held, 2: random.bytes(32).toString('base64') } };
    writeFileSync(file('pseudonyms.json'), JSON.stringify(next));
    const { pseudonyms } = keys().read();

    expect(pseudonyms.current).toBe(2);
    expect([...pseudonyms.keys.keys()]).toEqual([1, 2]);
  });

  const other = (): string => random.bytes(32).toString('base64');
  const pem = (type: 'ed25519' | 'x25519'): string =>
    generateKeyPairSync(type as 'ed25519')
      .privateKey.export({ format: 'pem', type: 'pkcs8' })
      .toString();
  const counted = Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('base64');
  const typed = Buffer.from('changeme-changeme-changeme-12345').toString('base64');
  const few = Buffer.from('0123456789abcdef'.repeat(4), 'hex').toString('base64');
  const cases: readonly { name: string; file: string; holds: () => string; says: RegExp }[] = [
    {
      name: 'empty',
      file: 'subjects.key',
      holds: () => '',
      says: /is too short: its key has 0 of 32 bytes/,
    },
    {
      name: 'short',
      file: 'subjects.key',
      holds: () => other().slice(0, 40),
      says: /is too short/,
    },
    {
      name: 'long',
      file: 'subjects.key',
      holds: () => random.bytes(33).toString('base64'),
      says: /33 bytes, not 32/,
    },
    {
      name: 'no base64',
      file: 'subjects.key',
      holds: () => `${other().slice(0, -2)}!=`,
      says: /no base64/,
    },
    { name: 'counted up', file: 'subjects.key', holds: () => counted, says: /holds a sample/ },
    { name: 'typed', file: 'subjects.key', holds: () => typed, says: /holds a sample/ },
    { name: 'repeated', file: 'subjects.key', holds: () => few, says: /holds a sample/ },
    { name: 'no JSON', file: 'pseudonyms.json', holds: () => '{', says: /is not of the form/ },
    {
      name: 'without keys',
      file: 'pseudonyms.json',
      holds: () => '{"current":1}',
      says: /is not of the form/,
    },
    {
      name: 'with a field too many',
      file: 'pseudonyms.json',
      holds: () => JSON.stringify({ current: 1, keys: { 1: other() }, old: {} }),
      says: /is not of the form/,
    },
    {
      name: 'with an id that is no number',
      file: 'pseudonyms.json',
      holds: () => JSON.stringify({ current: 1, keys: { 1: other(), x: other() } }),
      says: /is not of the form/,
    },
    {
      name: 'without its current key',
      file: 'pseudonyms.json',
      holds: () => JSON.stringify({ current: 2, keys: { 1: other() } }),
      says: /has no key 2, its current/,
    },
    {
      name: 'with a short older key',
      file: 'pseudonyms.json',
      holds: () => JSON.stringify({ current: 2, keys: { 1: 'AAAA', 2: other() } }),
      says: /key 1 has 3 of 32 bytes/,
    },
    {
      name: 'with the same key twice',
      file: 'pseudonyms.json',
      holds: () => {
        const key = other();
        return JSON.stringify({ current: 2, keys: { 1: key, 2: key } });
      },
      says: /holds a key of pseudonyms\.json again/,
    },
    { name: 'no PEM', file: 'log.key', holds: () => 'log', says: /is no Ed25519 key/ },
    {
      name: 'of another kind',
      file: 'log.key',
      holds: () => pem('x25519'),
      says: /is no Ed25519 key/,
    },
    {
      name: 'cut in the middle',
      file: 'bundles.key',
      holds: () => pem('ed25519').slice(0, 60),
      says: /is no Ed25519 key/,
    },
    {
      name: 'the log’s key again',
      file: 'log.key',
      holds: () => text('bundles.key'),
      says: /holds a key of bundles\.key again/,
    },
    {
      name: 'the key of references again',
      file: 'subjects.key',
      holds: () =>
        (JSON.parse(text('pseudonyms.json')) as { keys: Record<string, string> }).keys['1']!,
      says: /holds a key of pseudonyms\.json again/,
    },
  ];
  for (const { name, file: bad, holds, says } of cases) {
    it(`is refused, in one line that names the file: ${bad} ${name}`, () => {
      keys().makeMissing(random);
      writeFileSync(file(bad), holds());
      const message = refusal(() => keys().read());

      expect(message).toMatch(says);
      expect(message).toContain(`key file ${file(bad)} `);
      expect(message).not.toContain('\n');
    });
  }

  for (const { name, target, mode } of [
    { name: 'a file others can read', target: 'subjects.key', mode: 0o640 },
    { name: 'a file others can write', target: 'log.key', mode: 0o602 },
    { name: 'a folder others can list', target: '.', mode: 0o750 },
  ]) {
    it(`is refused with ${name}, and the command that mends it`, () => {
      keys().makeMissing(random);
      chmodSync(file(target), mode);

      expect(refusal(() => keys().read())).toMatch(/is open to others: `chmod [67]00` it$/);
      chmodSync(file(target), target === '.' ? 0o700 : 0o600);
      expect(keys().read().pseudonyms.current).toBe(1);
    });
  }

  it('that cannot be written is refused in one line', () => {
    expect(refusal(() => new KeyFolder('/proc/none/keys').makeMissing(random))).toMatch(
      /^key folder \/proc\/none\/keys cannot be written \([A-Z]+\)$/,
    );
  });
});
