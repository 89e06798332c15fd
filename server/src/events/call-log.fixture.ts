import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { outgoingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

export const START = 1_800_000_000_000;
export const HOUR_MS = 3_600_000;
/** A registered number whose provider allows 5 connected calls, as ntt-cpaas does, and one with Meta's own 100. */
export const FIVE = '+81311110001';
export const HUNDRED = '+81311110100';

/** An instant on the wire. */
export const at = (offset: number): string => new Date(START + offset).toISOString();

/** What is known of a pair now. */
export interface Known {
  readonly grant?: { kind?: string; grantedAt?: string; expiresAt?: string; revokedAt?: string };
  readonly usage: Readonly<Record<string, unknown>>;
  readonly businessNumber?: Readonly<Record<string, unknown>>;
}

/** A running server that is told what happened to calls, at instants of the spec's choice. */
export class CallLog {
  #events = 0;
  #users = 0;
  #attempts = 0;

  private constructor(
    public server: ServerUnderTest,
    readonly clock: StoppedClock,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<CallLog> {
    const clock = new StoppedClock(START);
    const log = new CallLog(await ServerUnderTest.start({ clock, settings }), clock);
    await log.register(HUNDRED);
    return log;
  }

  /** Puts in a number at Meta. */
  async register(number: string): Promise<void> {
    await this.server.put(`/v1/directory/business-numbers/${encodeURIComponent(number)}`, {
      country: 'JP',
      provider: 'meta',
      callingEnabled: true,
      messagingLimit: 10_000,
      sandbox: false,
      callbackPermission: false,
    });
  }

  /** Digits of a user nobody has heard of. */
  newUser(): string {
    return `8190${String(20_000_000 + this.#users++)}`;
  }

  /** Tells of an event, as soon as it occurs or later; `offset` is when it occurred, from the start. */
  tell(type: string, offset: number, fields: Record<string, unknown>): Promise<Answer> {
    this.clock.instant = Math.max(this.clock.instant, START + offset);
    return this.tellNow(type, offset, fields);
  }

  /** Tells of an event now, whenever it is said to have occurred. */
  tellNow(type: string, offset: number, fields: Record<string, unknown>): Promise<Answer> {
    return this.server.post('/v1/events', {
      eventId: `event-${this.#events++}`,
      type,
      occurredAt: at(offset),
      businessNumber: FIVE,
      ...fields,
    });
  }

  /** A user who gave a permanent permission an hour ago. */
  async permittedUser(businessNumber = FIVE): Promise<string> {
    const waId = this.newUser();
    await this.tell('permission-granted', -HOUR_MS, {
      businessNumber,
      user: { waId },
      grant: { kind: 'permanent' },
    });
    return waId;
  }

  /** Asks to ring the user, `offset` after the start. */
  ring(waId: string, offset: number, changes: object = {}): Promise<Answer> {
    this.clock.instant = START + offset;
    return this.server.post(
      '/v1/decisions',
      outgoingCall(`attempt-${this.#attempts++}`, waId, changes),
    );
  }

  /** What the information points know of the pair, `offset` after the start. */
  async known(
    user: { waId?: string; bsuid?: string },
    offset: number,
    number = FIVE,
  ): Promise<Known> {
    this.clock.instant = START + offset;
    const auditor = await this.server.signIn('auditor');
    const question = { businessNumber: number, ...user };
    const answer = await this.server.asPerson(auditor, 'POST', '/v1/directory/evidence', question);
    return (answer.body as { evidence: unknown }).evidence as Known;
  }
}

/** Effect and codes of a decision, in one word. */
export function verdict({ status, body }: Answer): string {
  if (status !== 200) return `${status} ${String(body['code'])}`;
  if (body['effect'] === 'permit') return 'permit';
  return (body['reasons'] as { code: string }[]).map(({ code }) => code).join(' ');
}
