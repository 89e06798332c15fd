import { MachineKeys } from '../../identity/machine-keys.js';
import { StoppedClock } from '../../ledger/temporary-ledger.fixture.js';
import {
  incomingCall,
  KEY,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../../server-under-test.fixture.js';
import type { AccessTask } from './access-request.dto.js';

const EVALUATION = '/access/v1/evaluation';
const REQUESTS = '/access/v1/requests';
const START = Date.parse('2026-11-26T09:00:00Z');
const DAY = 24 * 3_600_000;
const PHONE = { kind: 'pstn', address: '+81312345678' };

let ids = 0;
const freshId = (): string => `request-${ids++}`;
/** A user nobody has heard of. */
const freshUser = (): string => `8190${String(50_000_000 + ids++)}`;
const question = (attempt: object, context?: object): object => ({
  subject: { type: 'business-number', id: '+81311110001' },
  action: { name: 'connect' },
  resource: { type: 'call', id: 'c', properties: attempt },
  ...(context === undefined ? {} : { context }),
});
const contextOf = ({ body }: Answer): Record<string, unknown> =>
  body['context'] as Record<string, unknown>;
const taskIn = ({ body }: Answer): AccessTask => body as unknown as AccessTask;

describe('a denial that the user can lift, over AuthZEN', () => {
  const clock = new StoppedClock(START);
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start({
      clock,
      settings: {
        RINGFENCE_AUTHZEN_REQUESTS: 'on',
        RINGFENCE_PUBLIC_URL: 'https://pdp.example',
      },
    });
  });

  afterAll(() => server.stop());

  const ask = (attempt: object, context?: object): Promise<Answer> =>
    server.post(EVALUATION, question(attempt, context));
  const grant = async (waId: string, more: object = { kind: 'temporary' }): Promise<void> => {
    const { status } = await server.post('/v1/events', {
      eventId: freshId(),
      type: 'permission-granted',
      occurredAt: new Date(clock.now()).toISOString(),
      businessNumber: '+81311110001',
      user: { waId },
      grant: more,
    });

    expect(status).toBe(200);
  };
  const show = (id: string): Promise<Answer> =>
    server.get(`${REQUESTS}/${id}`, {
      authorization: `Bearer ${KEY}`,
    });
  /** Denies a call to a user nobody has heard of, and opens the task. */
  const opened = async (): Promise<{ waId: string; attempt: object; id: string }> => {
    const waId = freshUser();
    const attempt = outgoingCall(freshId(), waId);
    const id = String(contextOf(await ask(attempt))['evaluation_id']);
    const answer = await server.post(REQUESTS, {
      ...question(attempt),
      denial: { evaluation_id: id },
    });

    expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(202);
    return { waId, attempt, id };
  };

  it('says so, and until when', async () => {
    const answer = await ask(outgoingCall(freshId(), freshUser()));

    expect(answer.body['decision']).toBeFalse();
    expect(contextOf(answer)['access_request']).toEqual({
      template: 'whatsapp_call_permission',
      expires_at: new Date(clock.now() + 600_000).toISOString(),
    });
  });

  const final: readonly { what: string; attempt: () => object }[] = [
    { what: 'a phone', attempt: () => incomingCall(freshId(), { target: PHONE }) },
    {
      what: 'a user without permission, from the phone network',
      attempt: () =>
        outgoingCall(freshId(), freshUser(), {
          legs: [{ id: 'a', role: 'origin', endpoint: PHONE }],
        }),
    },
    {
      what: 'a user without permission, over a trunk that may reach the phone network',
      attempt: () =>
        outgoingCall(freshId(), freshUser(), {
          legs: [{ id: 'a', role: 'origin', endpoint: { kind: 'sip-trunk', id: 'osaka-sbc' } }],
        }),
    },
  ];
  for (const { what, attempt } of final) {
    it(`is not one for ${what}, and its request is refused`, async () => {
      const asked = attempt();
      const answer = await ask(asked);
      const request = await server.post(REQUESTS, {
        ...question(asked),
        denial: { evaluation_id: contextOf(answer)['evaluation_id'] },
      });

      expect(answer.body['decision']).toBeFalse();
      expect('access_request' in contextOf(answer)).toBeFalse();
      expect([request.status, request.body['type']]).toEqual([
        403,
        'urn:openid:authzen:access-request:error:not_requestable',
      ]);
    });
  }

  it('has a task that is pending until the user agrees; then the call asked again is permitted', async () => {
    const { waId, attempt, id } = await opened();
    const before = await show(id);
    clock.instant += 1_000;
    await grant(waId);
    const { task, result } = taskIn(await show(id));
    const again = await ask({ ...attempt, attemptId: freshId() }, { approval: result!.approval });

    expect(taskIn(before).task).toEqual({
      id,
      status: 'pending',
      status_endpoint: `https://pdp.example${REQUESTS}/${id}`,
      expires_at: jasmine.any(String) as unknown as string,
    });
    expect(before.headers.get('retry-after')).toBe('10');
    expect([task.status, result!.mode]).toEqual(['approved', 'reevaluate']);
    expect(result!.approval).toEqual({
      id,
      approved_at: new Date(clock.now()).toISOString(),
      approved_until: new Date(clock.now() + 7 * DAY).toISOString(),
    });
    expect(again.body['decision']).toBeTrue();
  });

  it('has one task, however often it is opened, and one that is settled answers 201', async () => {
    const { waId, attempt, id } = await opened();
    clock.instant += 1_000;
    await grant(waId, { kind: 'permanent' });
    const answer = await server.post(
      REQUESTS,
      { ...question(attempt), denial: { evaluation_id: id } },
      { 'idempotency-key': 'k-1' },
    );

    expect([answer.status, taskIn(answer).task.id]).toEqual([201, id]);
    expect(answer.headers.get('location')).toBe(`https://pdp.example${REQUESTS}/${id}`);
  });

  it('is over after seven days without an answer', async () => {
    const { id } = await opened();
    clock.instant += 7 * DAY;

    expect(taskIn(await show(id)).task.status).toBe('expired');
  });

  it('a permission that was there before lifts nothing', async () => {
    const { body } = await ask(outgoingCall(freshId(), '819011110004'));
    const id = String((body['context'] as { evaluation_id: string }).evaluation_id);

    expect(taskIn(await show(id)).task.status).toBe('pending');
  });

  describe('is not opened', () => {
    const cases: readonly {
      what: string;
      change: (request: Record<string, unknown>) => object;
      after?: number;
      status: number;
      error: string | undefined;
    }[] = [
      {
        what: 'under an id that is none',
        change: (request) => ({ ...request, denial: { evaluation_id: 'ev_1' } }),
        status: 400,
        error: 'invalid_denial_binding',
      },
      {
        what: 'for another question',
        change: (request) => ({
          ...request,
          ...question(outgoingCall('other', freshUser())),
        }),
        status: 400,
        error: 'invalid_denial_binding',
      },
      {
        what: 'for a resource that is no call',
        change: (request) => ({ ...request, resource: { type: 'record', id: 'record-1' } }),
        status: 400,
        error: 'invalid_denial_binding',
      },
      {
        what: 'when the denial is older than it said',
        change: (request) => request,
        after: 600_000,
        status: 400,
        error: 'expired_denial',
      },
      {
        what: 'without the denial',
        change: (request) => ({ ...request, denial: undefined }),
        status: 400,
        error: undefined,
      },
      {
        what: 'without the resource',
        change: (request) => ({ ...request, resource: undefined }),
        status: 400,
        error: undefined,
      },
    ];
    for (const { what, change, after = 0, status, error } of cases) {
      it(what, async () => {
        const attempt = outgoingCall(freshId(), freshUser());
        const id = contextOf(await ask(attempt))['evaluation_id'];
        clock.instant += after;
        const request = { ...question(attempt), denial: { evaluation_id: id } };
        const answer = await server.post(REQUESTS, change(request));

        expect(answer.status).toBe(status);
        expect(answer.body['type']).toBe(
          error === undefined
            ? 'urn:ringfence:problem:malformed-input'
            : `urn:openid:authzen:access-request:error:${error}`,
        );
      });
    }

    it('nor shown with another key', async () => {
      const { attempt, id } = await opened();
      const key = 'a-key-of-another-caller-with-the-same-scope';
      await server.server.app.get(MachineKeys).put('other', 'other', key, ['decide']);
      const headers = { authorization: `Bearer ${key}` };
      const request = { ...question(attempt), denial: { evaluation_id: id } };
      const open = await server.post(REQUESTS, request, headers);
      const read = await server.get(`${REQUESTS}/${id}`, headers);

      expect([open.status, open.body['code']]).toEqual([400, 'invalid-denial-binding']);
      expect([read.status, read.body['code']]).toEqual([404, 'unknown-task']);
    });
  });

  describe('asked again with an approval, but denied, says why', () => {
    const cases: readonly {
      what: string;
      approval: () => Promise<{ approval: unknown; attempt: object }>;
      told: object;
      offers: boolean;
    }[] = [
      {
        what: 'nobody agreed yet',
        approval: async () => {
          const { attempt, id } = await opened();
          return { approval: { id }, attempt };
        },
        told: { reason: 'grant_pending', next_action: 'retry', retry_after: 10 },
        offers: false,
      },
      ...['made-up', 7, undefined, { id: 'x' }].map((id) => ({
        what: `the approval is none: ${JSON.stringify(id)}`,
        approval: () =>
          Promise.resolve({ approval: { id }, attempt: outgoingCall(freshId(), freshUser()) }),
        told: { reason: 'approval_unverifiable', next_action: 'none' },
        offers: false,
      })),
      {
        what: 'the approval is a word',
        approval: () =>
          Promise.resolve({ approval: 'yes', attempt: outgoingCall(freshId(), freshUser()) }),
        told: { reason: 'approval_unverifiable', next_action: 'none' },
        offers: false,
      },
      {
        what: 'another user agreed',
        approval: async () => {
          const { waId, id } = await opened();
          clock.instant += 1_000;
          await grant(waId);
          return { approval: { id }, attempt: outgoingCall(freshId(), freshUser()) };
        },
        told: { reason: 'out_of_scope', next_action: 'request' },
        offers: true,
      },
      {
        what: 'the permission has ended since',
        approval: async () => {
          const { waId, attempt, id } = await opened();
          clock.instant += 1_000;
          await grant(waId);
          clock.instant += 8 * DAY;
          return { approval: { id }, attempt };
        },
        told: { reason: 'approval_expired', next_action: 'request' },
        offers: true,
      },
      {
        what: 'the phone network is in the call',
        approval: async () => {
          const { waId, attempt, id } = await opened();
          clock.instant += 1_000;
          await grant(waId);
          return {
            approval: { id },
            attempt: { ...attempt, legs: [{ id: 'a', role: 'origin', endpoint: PHONE }] },
          };
        },
        told: { reason: 'policy_denied', next_action: 'none' },
        offers: false,
      },
    ];
    for (const { what, approval, told, offers } of cases) {
      it(what, async () => {
        const shown = await approval();
        const answer = await ask(
          { ...shown.attempt, attemptId: freshId() },
          { approval: shown.approval },
        );

        expect(answer.body['decision']).toBeFalse();
        expect(contextOf(answer)).toEqual(jasmine.objectContaining(told));
        expect('access_request' in contextOf(answer)).toBe(offers);
      });
    }
  });

  it('is told by discovery', async () => {
    const { body } = await server.get('/.well-known/authzen-configuration');

    expect(body['access_request_endpoint']).toBe(`https://pdp.example${REQUESTS}`);
    expect(body['capabilities']).toEqual(['urn:openid:authzen:capability:access-request']);
  });
});

describe('a denial that the user can lift, over AuthZEN without its profile for requests', () => {
  it('says nothing of a request, and takes none', async () => {
    const server = await ServerUnderTest.start();
    try {
      const attempt = outgoingCall(freshId(), freshUser());
      const denied = await server.post(EVALUATION, question(attempt, { approval: { id: 'x' } }));
      const request = await server.post(REQUESTS, {
        ...question(attempt),
        denial: { evaluation_id: contextOf(denied)['evaluation_id'] },
      });
      const { body } = await server.get('/.well-known/authzen-configuration');

      expect(contextOf(denied)['reason']).toBe('permission-missing');
      expect('access_request' in contextOf(denied)).toBeFalse();
      expect([request.status, request.body['code']]).toEqual([404, 'not-found']);
      expect('access_request_endpoint' in body).toBeFalse();
    } finally {
      await server.stop();
    }
  });
});
