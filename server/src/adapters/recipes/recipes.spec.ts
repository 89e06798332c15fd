import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { ServerResponse } from 'node:http';
import { KEY, ServerUnderTest } from '../../server-under-test.fixture.js';
import { PLATFORMS, telnyxSignature, type Platform } from './platforms.fixture.js';
import { blocksOf, isAsTold } from './recipe-page.fixture.js';
import { RecipeProgram } from './recipe-program.fixture.js';
import { StandIn } from './stand-in.fixture.js';

const pageOf = ({ name }: Platform): string => `docs/integrations/${name}.md`;
const firstAskOf = (platform: Platform): string =>
  blocksOf(pageOf(platform)).find(({ what }) => what === 'ask')!.body;

/** A permit in both shapes that recipes ask for. */
const permitOf = (uri: string, kind: string, id = 'sbc1.example.com'): string =>
  JSON.stringify({
    decision: 'allow',
    effect: 'permit',
    id: 'd-1',
    rtjson: { routes: [{ uri, fr_inv_timer: 30_000 }] },
    route: [{ endpoint: { kind, id, address: uri } }],
  });
const PERMIT = permitOf('sip:agent-7@sbc1.example.com', 'sip-trunk');

/** What a decision point could do instead of deciding; `undefined` never answers. */
const BROKEN: Readonly<Record<string, ((response: ServerResponse) => void) | undefined>> = {
  'does not answer': undefined,
  'answers text': (response) => response.end('allow'),
  'answers JSON of no shape': (response) => response.end('"allow"'),
  'answers nothing': (response) => response.end(),
  'breaks off': (response) => {
    response.writeHead(200, { 'content-length': PERMIT.length + 1 });
    response.end(PERMIT);
  },
  'permits without a route': (response) =>
    response.end('{"decision":"allow","effect":"permit","rtjson":{"routes":[]},"route":[]}'),
  'permits a number': (response) => response.end(permitOf('tel:+441632960999', 'pstn')),
  'permits a number as a trunk': (response) => response.end(permitOf('+441632960999', 'sip-trunk')),
  'permits with a 500': (response) => {
    response.statusCode = 500;
    response.end(PERMIT);
  },
  'sends elsewhere': (response) => {
    response.writeHead(307, { location: '/' }).end(PERMIT);
  },
};

for (const platform of PLATFORMS) {
  describe(`the recipe for ${platform.name}`, () => {
    let telnyx: StandIn;

    beforeEach(async () => (telnyx = await StandIn.start((response) => response.end('{}'))));
    afterEach(() => telnyx.stop());

    const start = (ringfence: string, more: Record<string, string> = {}): Promise<RecipeProgram> =>
      RecipeProgram.start(platform.name, {
        RINGFENCE_URL: ringfence,
        TELNYX_API_URL: telnyx.url,
        ...platform.settings,
        ...more,
      });
    /** What the platform gets, be it the answer or a command. */
    const said = async (program: RecipeProgram, body: string): Promise<typeof answer> => {
      const before = telnyx.taken.length;
      const answer = await program.send(body, platform.headers(body));
      return telnyx.taken[before] ?? answer;
    };
    const expectRefused = ({ head, body }: { head: string; body: string }): void => {
      if (platform.refusal === undefined) {
        expect(head).toMatch(/^POST \/calls\/[^/]+\/actions\/reject$/);
        return;
      }
      expect(head).toBe(platform.refusal.head);
      expect(body).toMatch(platform.refusal.body);
    };

    it('does what its page says, from the top to the end', async () => {
      const server = await ServerUnderTest.start();
      const program = await start(server.server.url);
      let last = { head: '', body: '' };
      let asked = 0;
      for (const { line, what, head, body } of blocksOf(pageOf(platform))) {
        const [method, address = ''] = head.split(' ');
        if (what === 'setup') {
          const put = method === 'PUT' ? 'putConfirmed' : 'post';
          const { status } = await server[put](address, JSON.parse(body));
          expect(`line ${line}: ${status}`).toBe(`line ${line}: 200`);
        } else if (what === 'ask') {
          last = await said(program, body);
          asked++;
        } else {
          expect(`line ${line}: ${last.head}`).toBe(`line ${line}: ${head}`);
          expect(isAsTold(body, last.body)).withContext(`line ${line}: ${last.body}`).toBeTrue();
        }
      }
      expect(asked).toBeGreaterThan(1);
      await program.stop();
      await server.stop();
    });

    it('connects nothing while the decision point is not there or does something else', async () => {
      let answer: ((response: ServerResponse) => void) | undefined;
      const ringfence = await StandIn.start((response) => answer?.(response));
      const program = await start(ringfence.url, { RINGFENCE_DEADLINE_MS: '1000' });
      for (const [name, broken] of Object.entries(BROKEN)) {
        answer = broken;
        const got = await said(program, firstAskOf(platform));
        expect(`${name}: ${ringfence.taken.length}`).toBe(
          `${name}: ${Object.keys(BROKEN).indexOf(name) + 1}`,
        );
        expectRefused(got);
      }
      answer = (response) => response.end(PERMIT);
      const { head, body } = await said(program, firstAskOf(platform));
      expect(head + body).toMatch(/agent-7@sbc1|actions\/answer/);
      await ringfence.stop();
      expectRefused(await said(program, firstAskOf(platform)));
      await program.stop();
    });

    it('asks nothing and connects nothing when it is sent nonsense', async () => {
      const ringfence = await StandIn.start((response) => response.end('{}'));
      const program = await start(ringfence.url);
      for (const body of ['', '{', '[]', 'x=y', 'x'.repeat(70_000)]) {
        const { body: text } = await program.send(body, platform.headers(body));
        if (platform.refusal !== undefined) expect(text).toMatch(platform.refusal.body);
      }
      const { body: text } = await program.send('', {}, 'GET');
      if (platform.refusal !== undefined) expect(text).toMatch(platform.refusal.body);
      expect(ringfence.taken).toEqual([]);
      expect(telnyx.taken).toEqual([]);
      await program.stop();
      await ringfence.stop();
    });
  });
}

describe('the recipes', () => {
  for (const name of ['twilio', 'telnyx'] as const) {
    it(`believe nobody but ${name}: 403, and nobody is asked`, async () => {
      const platform = PLATFORMS.find((each) => each.name === name)!;
      const ringfence = await StandIn.start((response) => response.end('{}'));
      const program = await RecipeProgram.start(name, {
        RINGFENCE_URL: ringfence.url,
        ...platform.settings,
      });
      const body = firstAskOf(platform);
      const forged = [{}, platform.headers(`${body}&x=1`), platform.headers(body.slice(1))];
      if (name === 'telnyx') forged.push(telnyxSignature(body, 3_600));
      for (const headers of forged) {
        expect((await program.send(body, headers)).head).toMatch(/^403 /);
      }
      expect(ringfence.taken).toEqual([]);
      await program.stop();
      await ringfence.stop();
    });
  }

  for (const name of ['twilio', 'telnyx'] as const) {
    it(`send a call of ${name} to the very host that was judged, and to no other`, async () => {
      const platform = PLATFORMS.find((each) => each.name === name)!;
      const elsewhere = permitOf('sip:agent-7@carrier.example.com', 'sip-trunk');
      const ringfence = await StandIn.start((response) => response.end(elsewhere));
      const telnyx = await StandIn.start((response) => response.end('{}'));
      const program = await RecipeProgram.start(name, {
        RINGFENCE_URL: ringfence.url,
        TELNYX_API_URL: telnyx.url,
        ...platform.settings,
      });
      const body = firstAskOf(platform);
      const { body: text } = await program.send(body, platform.headers(body));
      expect(text + telnyx.taken.map(({ head }) => head).join()).toMatch(
        /<Reject|actions\/reject$/,
      );
      await program.stop();
      await telnyx.stop();
      await ringfence.stop();
    });
  }

  const header = (name: string, value: string) => (ask: string) =>
    JSON.stringify({ ...(JSON.parse(ask) as object), sip: { headers: { [name]: value } } });
  const variable = (name: string, value: string) => (ask: string) =>
    `${ask}&variable_${name}=${encodeURIComponent(value)}`;
  const CALLED = '<sip:1001@pbx.example>;index=1';
  const CAUSE = `${CALLED},<sip:1002@pbx.example;cause=302>;index=1.1`;
  const MAPPED = `${CALLED},<sip:1002@pbx.example>;index=1.1; mp=1`;
  const forwarded: readonly {
    name: Platform['name'];
    what: string;
    changed: (ask: string) => string;
    told: boolean;
  }[] = [
    { name: 'jambonz', what: 'Diversion', changed: header('Diversion', '<sip:1@a>'), told: true },
    { name: 'jambonz', what: 'a cause', changed: header('history-info', CAUSE), told: true },
    { name: 'jambonz', what: 'mp', changed: header('History-Info', MAPPED), told: true },
    {
      name: 'jambonz',
      what: 'whom it is for alone',
      changed: header('History-Info', CALLED),
      told: false,
    },
    {
      name: 'freeswitch',
      what: 'Diversion',
      changed: variable('sip_h_Diversion', '<sip:1@a>'),
      told: true,
    },
    {
      name: 'freeswitch',
      what: 'a cause',
      changed: variable('sip_history_info', CAUSE),
      told: true,
    },
    { name: 'freeswitch', what: 'mp', changed: variable('sip_history_info', MAPPED), told: true },
    {
      name: 'freeswitch',
      what: 'whom it is for alone',
      changed: variable('sip_history_info', CALLED),
      told: false,
    },
  ];
  for (const { name, what, changed, told } of forwarded) {
    it(`tell ${told ? '' : 'nothing '}of a call that was forwarded, where ${name} names ${what}`, async () => {
      const platform = PLATFORMS.find((each) => each.name === name)!;
      const ringfence = await StandIn.start((response) => response.end(PERMIT));
      const program = await RecipeProgram.start(name, {
        RINGFENCE_URL: ringfence.url,
        ...platform.settings,
      });
      const body = changed(firstAskOf(platform));
      await program.send(body, platform.headers(body));
      await program.stop();
      await ringfence.stop();

      const [asked] = ringfence.taken;
      expect('diverted' in (JSON.parse(asked!.body) as object)).toBe(told);
    });
  }

  it('are tried without their platform as the overview says', async () => {
    const overview = readFileSync('docs/integrations/README.md', 'utf8');
    const [, sample = ''] = /```sh\n(told\(\) [\s\S]*?)```/.exec(overview)!;
    const server = await ServerUnderTest.start();
    const program = await RecipeProgram.start('asterisk', { RINGFENCE_URL: server.server.url });
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-ec', sample.replace('http://127.0.0.1:8450/', program.url)],
      { env: { ...process.env, KEY } },
    );
    expect(stdout).toBe('deny,403,Forbidden (endpoint-kind-unknown)\n200 text/plain\n');
    await program.stop();
    await server.stop();
  });

  it('are sent by Asterisk’s dialplan what the page says, and it hangs up unless the word is `allow`', () => {
    const page = readFileSync('docs/integrations/asterisk.md', 'utf8');
    const values: Readonly<Record<string, string>> = {
      'CHANNEL(pjsip,call-id)': '1-14779@192.0.2.10',
      'CALLERID(num)': '447700900123',
      EXTEN: '441632960001',
      'CHANNEL(pjsip,remote_addr)': '192.0.2.10:5060',
      'REDIRECTING(from-num)': '',
    };
    const [, form = ''] = /\$\{CURL\(http:[^,]+,(.*)\)\}\)$/m.exec(page)!;
    const sent = form.replace(/\$\{URIENCODE\(\$\{(.*?)\}\)\}/g, (_, name: string) =>
      encodeURIComponent(values[name]!),
    );
    const steps = [...page.matchAll(/same => n(\(go\))?,(\w+)\((.*)\)$/gm)].map(
      ([, label = '', application]) => `${label}${application}`,
    );

    expect(sent).toBe(firstAskOf(PLATFORMS.find(({ name }) => name === 'asterisk')!));
    expect(steps.slice(3, 9)).toEqual(['Set', 'GotoIf', 'Hangup', '(go)Dial', 'Hangup', 'Return']);
    expect(page).toContain('GotoIf($["${DECISION}" = "allow"]?go)');
  });
});
