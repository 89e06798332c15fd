import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Evidence } from '@ringfence/rules';
import { BenchDesk } from './bench-desk.js';
import { BenchSource } from './bench-source.js';

const DATE = 'Tue, 24 Nov 2026 01:00:00 GMT';
const evidence: Evidence = {
  businessNumber: { country: 'JP', provider: 'ntt-cpaas', callingEnabled: true },
  grant: { kind: 'permanent', grantedAt: '2026-10-01T00:00:00Z', source: 'user_action' },
  usage: { unansweredInARow: 2, connectedCalls24h: 1, activeCallsOfPair: 0, concurrentCalls: 4 },
};

describe('BenchDesk', () => {
  let desk: BenchDesk;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [BenchDesk, BenchSource, provideHttpClient(), provideHttpClientTesting()],
    });
    desk = TestBed.inject(BenchDesk);
    http = TestBed.inject(HttpTestingController);
  });

  async function open(): Promise<void> {
    const opened = desk.open();
    http.expectOne('/v1/directory').flush(
      {
        businessNumbers: [{ number: '+81311110001' }],
        endpoints: [
          { kind: 'sip-trunk', id: 'carrier-out', pstnReachability: 'possible' },
          {
            kind: 'sip-trunk',
            id: 'tokyo-pbx',
            pstnReachability: 'none',
            attestedUntil: '2027-01-01T00:00:00Z',
          },
        ],
      },
      { headers: { date: DATE } },
    );
    await Promise.resolve();
    await Promise.resolve();
    http
      .expectOne((request) => request.url === '/v1/directory/evidence')
      .flush({ evidence }, { headers: { date: DATE } });
    await opened;
  }

  it('fills the fields with what the server knows, at the time of the server', async () => {
    await open();
    const { businessNumber, grant, unansweredInARow, concurrentCalls, askedAt } = desk.form();
    expect([businessNumber, grant, unansweredInARow, concurrentCalls, askedAt]).toEqual([
      '+81311110001',
      'permanent',
      2,
      4,
      '2026-11-24T10:01',
    ]);
  });

  it('is settled only when the user who was typed last is known', async () => {
    await open();
    const order: string[] = [];
    desk.changeParty({ waId: '819011110002' });
    const settled = desk.settled().then(() => order.push(`settled on ${desk.form().grant}`));
    desk.changeParty({ waId: '819011110003' });
    const [overtaken, last] = http.match((request) => request.url === '/v1/directory/evidence');
    overtaken.flush({ evidence }, { headers: { date: DATE } });
    order.push('first answer');
    last.flush({ evidence: { ...evidence, grant: null } }, { headers: { date: DATE } });
    await settled;
    expect(order).toEqual(['first answer', 'settled on unknown']);
  });

  it('takes the attested trunk for a trunk flow', async () => {
    await open();
    desk.choose('sip-trunk-to-user');
    expect([desk.form().endpointId, desk.form().attestation]).toEqual(['tokyo-pbx', 'valid']);
  });

  it('asks nothing while the JSON cannot be read, and says why', async () => {
    await open();
    desk.toJson();
    desk.raw.update((raw) => ({ ...raw!, attempt: '{}' }));
    expect([desk.question(), (desk.problems()?.attempt.length ?? 0) > 0]).toEqual([null, true]);
  });

  it('keeps a whole question that was given before the directory answered', async () => {
    const opened = desk.open();
    const now = '2026-06-30T03:00:00.000Z';
    const attempt = {
      attemptId: 'given',
      action: 'connect' as const,
      initiator: 'user' as const,
      businessNumber: '+81399990000',
      user: { waId: '819011110001' },
      legs: [{ id: 'origin', role: 'origin' as const, endpoint: { kind: 'whatsapp' } }],
      target: { kind: 'webrtc', id: 'web-app' },
    };
    desk.show(attempt, evidence, now, null);
    const asked = desk.question();
    http.expectOne('/v1/directory').flush({ businessNumbers: [{ number: '+81311110001' }] });
    await opened;
    http.expectNone((request) => request.url === '/v1/directory/evidence');
    expect([desk.question(), desk.question()?.attempt.businessNumber]).toEqual([
      asked,
      '+81399990000',
    ]);
  });

  it('shows as JSON what no field can say', async () => {
    await open();
    desk.toJson();
    const { attempt, now } = desk.question()!;
    desk.show(
      { ...attempt, context: { 'context.campaign': 'spring' } },
      evidence,
      now,
      'user-to-webrtc',
    );
    expect(desk.raw()).not.toBeNull();
  });
});
