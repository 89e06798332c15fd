import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StoppedClock } from '../../ledger/temporary-ledger.fixture.js';
import {
  outgoingCall,
  ServerUnderTest,
  type Answer,
  type ServerChoices,
} from '../../server-under-test.fixture.js';

/** The vectors' secret. */
export const APP_SECRET = 'sample-app-secret-not-real';
export const VERIFY_TOKEN = 'a verify token for the specs';
export const WEBHOOK = '/v1/adapters/meta/webhook';
/** The base instant of the samples, in seconds and milliseconds. */
export const T0 = 1_793_620_800;
export const T0_MS = T0 * 1000;

export type Payload = Record<string, unknown>;

/** A sample of the platform's, as it stands in its file. */
export function sampleText(name: string): string {
  return readFileSync(new URL(`./samples/${name}.json`, import.meta.url), 'utf8');
}

export function signatureOf(body: string, secret = APP_SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** A server that Meta is connected to. */
export class MetaPlatform {
  #parties = 0;

  private constructor(
    public server: ServerUnderTest,
    readonly clock: StoppedClock,
  ) {}

  static async start(choices: ServerChoices = {}): Promise<MetaPlatform> {
    const clock = new StoppedClock(T0_MS);
    const server = await ServerUnderTest.start({
      clock,
      ...choices,
      settings: {
        RINGFENCE_META_APP_SECRET: APP_SECRET,
        RINGFENCE_META_VERIFY_TOKEN: VERIFY_TOKEN,
        ...choices.settings,
      },
    });
    return new MetaPlatform(server, clock);
  }

  /** A business number and a user nobody has heard of, at the base instant. */
  async newParty(): Promise<MetaParty> {
    this.clock.instant = T0_MS;
    const party = new MetaParty(this, this.#parties++, (await this.unmatched()).length);
    await this.register(party.number);
    return party;
  }

  async register(number: string): Promise<void> {
    const path = `/v1/directory/business-numbers/${encodeURIComponent(number)}`;
    await this.server.put(path, {
      country: 'GB',
      provider: 'meta',
      callingEnabled: true,
      messagingLimit: 10_000,
      sandbox: false,
      callbackPermission: false,
    });
  }

  /** Sends a webhook as Meta does. */
  send(payload: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return this.server.send(WEBHOOK, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': signatureOf(body),
        ...headers,
      },
      body,
    });
  }

  /** What fits nothing, newest first. */
  async unmatched(): Promise<Record<string, unknown>[]> {
    const auditor = await this.server.signIn('auditor');
    const answer = await this.server.get('/v1/events/unmatched?limit=500', auditor);
    return answer.body['items'] as Record<string, unknown>[];
  }

  /** A line of the metrics; 0: it is not there. */
  async metric(line: string): Promise<number> {
    const { body } = await this.server.get('/metrics');
    const found = String(body['text'])
      .split('\n')
      .find((each) => each.startsWith(`${line} `));
    return Number(found?.slice(line.length + 1) ?? 0);
  }

  /** What people are told on the overview. */
  async attention(): Promise<unknown> {
    const answer = await this.server.get('/v1/overview', await this.server.signIn('auditor'));
    return answer.body['attention'];
  }
}

/** One business number with one user: the samples are told of them, under ids of their own. */
export class MetaParty {
  readonly number: string;
  readonly user: { waId: string; bsuid: string };
  readonly #id: string;
  #attempts = 0;

  constructor(
    readonly platform: MetaPlatform,
    party: number,
    private readonly unmatchedBefore: number,
  ) {
    this.#id = String(1000 + party);
    this.number = `+44207946${this.#id}`;
    this.user = { waId: `44770090${this.#id}`, bsuid: `GB.9000000000000000${this.#id}` };
  }

  /** A sample, told of these two. */
  sample(name: string): Payload {
    return this.told(JSON.parse(sampleText(name)) as Payload);
  }

  /** Anything that speaks of the samples' two, told of these. */
  told(payload: Payload): Payload {
    const text = JSON.stringify(payload)
      .replaceAll('442079460321', this.number.slice(1))
      .replaceAll('447700900123', this.user.waId)
      .replaceAll('GB.90000000000000000123', this.user.bsuid)
      .replaceAll('900000000000101', `9000000${this.#id}`)
      .replaceAll('800000000000201', `8000000${this.#id}`)
      .replaceAll('RFSAMPLE', `RF${this.#id}`);
    return JSON.parse(text) as Payload;
  }

  /** A webhook with one change of the number. */
  webhook(field: string, value: object): Payload {
    const payload = this.sample('webhook.calls.status.ringing');
    const [change] = (payload as { entry: { changes: Payload[] }[] }).entry[0]!.changes;
    const { messaging_product, metadata } = change!['value'] as Payload;
    Object.assign(change!, { field, value: { messaging_product, metadata, ...value } });
    return payload;
  }

  /** Tells samples, one after the other; each must be taken. */
  async tell(...names: string[]): Promise<void> {
    for (const name of names) await this.send(this.sample(name));
  }

  /** Sends a webhook, which must be taken. */
  async send(payload: Payload): Promise<void> {
    const { status } = await this.platform.send(payload);
    if (status !== 200) throw new Error(`${JSON.stringify(payload)}: ${status}`);
  }

  /** Asks to ring the user, `seconds` after the base instant. */
  async ring(seconds: number, changes: object = {}): Promise<string> {
    const { waId } = this.user;
    this.platform.clock.instant = T0_MS + seconds * 1000;
    const { status, body } = await this.platform.server.post(
      '/v1/decisions',
      outgoingCall(`meta-${this.#id}-${this.#attempts++}`, waId, {
        businessNumber: this.number,
        ...changes,
      }),
    );
    if (status !== 200) return `${status} ${String(body['code'])}`;
    if (body['effect'] === 'permit') return 'permit';
    return (body['reasons'] as { code: string }[]).map(({ code }) => code).join(' ');
  }

  /** Asks to ring the user by the business-scoped id alone. */
  ringById(seconds: number): Promise<string> {
    const { bsuid } = this.user;
    return this.ring(seconds, { user: { bsuid }, target: { kind: 'whatsapp', id: bsuid } });
  }

  /** Asks to take a call of the user's. */
  takeCall(seconds: number): Promise<string> {
    const endpoint = { kind: 'whatsapp', address: `+${this.user.waId}` };
    return this.ring(seconds, {
      initiator: 'user',
      legs: [{ id: 'caller', role: 'origin', endpoint }],
      target: { kind: 'webrtc', id: 'web-app' },
    });
  }

  /** What the information points know of the pair, `seconds` after the base instant. */
  async known(seconds: number): Promise<Record<string, Record<string, unknown>>> {
    const { server, clock } = this.platform;
    clock.instant = T0_MS + seconds * 1000;
    const { waId } = this.user;
    const answer = await server.asPerson(
      await server.signIn('auditor'),
      'POST',
      '/v1/directory/evidence',
      { businessNumber: this.number, waId },
    );
    return (answer.body as { evidence: unknown }).evidence as Record<
      string,
      Record<string, unknown>
    >;
  }

  /** What fits nothing since these two are there, newest first. */
  async unmatched(): Promise<Record<string, unknown>[]> {
    const all = await this.platform.unmatched();
    return all.slice(0, all.length - this.unmatchedBefore);
  }
}
