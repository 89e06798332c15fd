import type {
  BusinessNumber,
  Decision,
  Endpoint,
  EndpointEvidence,
  Grant,
  UserIdentity,
} from '@ringfence/rules';
import { freshId } from './attempts.js';
import type { ServerProcess } from './server-process.js';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

let opened = 0;

/** An instant as the wire writes it, so far from now. */
export function fromNow(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

/** A business with a number and a user of its own, told to a running server through its public API alone. */
export class Office {
  readonly businessNumber: string;
  readonly waId: string;

  private constructor(
    readonly server: ServerProcess,
    n: number,
  ) {
    this.businessNumber = `+8131200${String(n).padStart(5, '0')}`;
    this.waId = `8190200${String(n).padStart(5, '0')}`;
  }

  /** Registers a number that may call and be called, with these changes. */
  static async open(server: ServerProcess, changes: BusinessNumber = {}): Promise<Office> {
    const office = new Office(server, opened++);
    await office.settle(changes);
    return office;
  }

  /** Registers the number anew, whole. */
  settle(changes: BusinessNumber): Promise<void> {
    const usual: BusinessNumber = {
      country: 'JP',
      provider: 'ntt-cpaas',
      callingEnabled: true,
      messagingLimit: 10_000,
      sandbox: false,
      callbackPermission: false,
    };
    return this.#put(`business-numbers/${this.businessNumber}`, { ...usual, ...changes });
  }

  /** Registers an endpoint of its own; without evidence it is attested as closed in every way. */
  async endpoint(kind: string, evidence: EndpointEvidence = {}): Promise<Endpoint> {
    const id = freshId();
    await this.register(kind, id, evidence);
    return { kind, id };
  }

  /** Registers an endpoint under this name, attested as closed in every way but for the changes. */
  register(kind: string, id: string, changes: EndpointEvidence): Promise<void> {
    return this.#put(`endpoints/${kind}/${id}`, {
      pstnReachability: 'none',
      attestedBy: 'network team',
      attestedUntil: fromNow(30 * DAY_MS),
      callerOrigin: 'internal',
      ...changes,
    });
  }

  /** The user gave a permission. */
  granted(grant: Grant = {}, user: UserIdentity = { waId: this.waId }): Promise<void> {
    return this.tell('permission-granted', {
      user,
      grant: {
        kind: 'permanent',
        grantedAt: fromNow(-9 * DAY_MS),
        source: 'user_action',
        ...grant,
      },
    });
  }

  /** Calls of the business to its user, one after another, that came to this end. */
  async called(times: number, end: 'call-ended' | 'call-unanswered'): Promise<void> {
    for (let i = 0; i < times; i++) {
      const callId = await this.calling();
      if (end === 'call-ended') await this.tell('call-connected', { callId });
      await this.tell(end, { callId });
    }
  }

  /** A call of the business to its user that still rings. @returns its id */
  async calling(initiator: 'user' | 'business' = 'business'): Promise<string> {
    const callId = freshId();
    await this.tell('call-started', { callId, initiator, user: { waId: this.waId } });
    return callId;
  }

  /** Sends an event that must be taken. */
  async tell(type: string, more: object): Promise<void> {
    const answer = await this.server.post('/v1/events', {
      eventId: freshId(),
      type,
      occurredAt: fromNow(0),
      businessNumber: this.businessNumber,
      ...more,
    });
    if (answer.status !== 200) throw new Error(`${type}: ${await answer.text()}`);
  }

  async #put(place: string, body: object): Promise<void> {
    const answer = await this.server.putConfirmed(`/v1/directory/${place}`, body);
    if (answer.status !== 200) throw new Error(`${place}: ${await answer.text()}`);
  }
}

/** Asks, and answers with the decision; anything but a decision fails. */
export async function decided(server: ServerProcess, attempt: object): Promise<Decision> {
  const answer = await server.post('/v1/decisions', attempt);
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Decision;
}

/** The different codes of a decision, sorted. */
export function codesOf({ reasons }: Pick<Decision, 'reasons'>): string[] {
  return [...new Set(reasons.map(({ code }) => code))].sort();
}
