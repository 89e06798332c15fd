import { incomingCall, KEY, PASSWORD, ServerUnderTest } from '../server-under-test.fixture.js';
import { PinoLogger } from './pino-logger.js';

/** Runs work and gives back what was written to standard error meanwhile. */
async function heardDuring(work: () => Promise<void> | void): Promise<string> {
  const write = process.stderr.write.bind(process.stderr);
  let heard = '';
  process.stderr.write = (chunk: string | Uint8Array): boolean => {
    heard += chunk.toString();
    return true;
  };
  try {
    await work();
  } finally {
    process.stderr.write = write;
  }
  return heard;
}

describe('X8: a log line', () => {
  const hostile: readonly { name: string; text: string }[] = [
    { name: 'a line break', text: 'a\nfake: {"level":30}' },
    { name: 'a carriage return', text: 'a\r\nb' },
    { name: 'an escape sequence', text: '\u001b[2Jcleared' },
    { name: 'a delete and a C1 control', text: '\u007f\u009b31m' },
    { name: 'right-to-left override', text: '\u202egpj.exe' },
    { name: 'isolates and marks', text: '\u2066a\u2069\u200e\u200f\u061c' },
    { name: 'line and paragraph separators', text: 'a\u2028b\u2029c' },
  ];
  for (const { name, text } of hostile) {
    it(`with ${name} stays one line of JSON that shows every character`, async () => {
      const heard = await heardDuring(() => new PinoLogger('info').warn({ msg: text }, 'spec'));

      expect(heard.trimEnd().split('\n').length).toBe(1);
      expect(heard.trimEnd()).not.toMatch(/[^\P{C}]|[\u2028\u2029]/u);
      expect((JSON.parse(heard) as { msg: string }).msg).toBe(text);
    });
  }
});

describe('X10: the log of a server', () => {
  it('holds no key, password, cookie or token, at its most talkative, also when something fails', async () => {
    const secrets: string[] = [KEY, PASSWORD];
    const heard = await heardDuring(async () => {
      const server = await ServerUnderTest.start({ settings: { RINGFENCE_LOG: 'debug' } });
      const session = await server.signIn('admin');
      secrets.push(session['cookie']!.split('=')[1]!, session['x-csrf-token']!);
      await server.post('/v1/decisions', incomingCall('log-1'));
      await server.post('/v1/decisions', '{"user":', {});
      await server.post('/v1/session', { email: 'admin@demo.example', password: `${PASSWORD}!` });
      server.other.exec('alter table decision rename to decision_gone');
      await server.get('/v1/decisions', session);
      await server.post('/v1/decisions', incomingCall('log-2'));
      server.other.exec('alter table decision_gone rename to decision');
      await server.stop();
    });
    const lines = heard.trimEnd().split('\n');

    expect(lines.length).toBeGreaterThan(10);
    expect(lines.map((line) => typeof JSON.parse(line))).toEqual(lines.map(() => 'object'));
    expect(lines.filter((line) => line.includes('"level":50')).length).toBeGreaterThan(0);
    for (const secret of secrets) expect(heard.includes(secret)).toBeFalse();
  });
});
