import type { BusinessNumber, EndpointEvidence } from '@ringfence/rules';
import type { Route } from '../directory/directory.dto.js';
import type { SeededGrant } from '../permissions/seed-grants.js';

const DAY_MS = 86_400_000;
const TEMPORARY_MS = 168 * 3_600_000;
const DEMO_NUMBER = '+81311110001';

/** What the first start puts in, so that a newcomer can ask real questions at once. */
export interface DemoDirectory {
  readonly businessNumbers: Readonly<Record<string, BusinessNumber>>;
  /** By `<kind>:<id>`. */
  readonly endpoints: Readonly<Record<string, EndpointEvidence>>;
  /** By Infobip route id. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly grants: readonly DemoGrant[];
}

/** A grant of a demo user. */
export interface DemoGrant extends Omit<SeededGrant, 'user'> {
  readonly waId: string;
}

/** @param start instant of the first start, epoch milliseconds (UTC) */
export function demoDirectory(start: number): DemoDirectory {
  const at = (offset: number): string => new Date(start + offset).toISOString();
  const closed: EndpointEvidence = { pstnReachability: 'none' };
  const attested: EndpointEvidence = {
    pstnReachability: 'none',
    attestedBy: 'demo',
    attestedUntil: at(365 * DAY_MS),
    callerOrigin: 'internal',
  };
  const number = (more: BusinessNumber): BusinessNumber => ({
    callingEnabled: true,
    messagingLimit: 10_000,
    sandbox: false,
    callbackPermission: false,
    ...more,
  });
  const grant = (waId: string, granted: DemoGrant['grant']): DemoGrant => ({
    businessNumber: DEMO_NUMBER,
    waId,
    grant: { source: 'demo', ...granted },
  });
  return {
    businessNumbers: {
      [DEMO_NUMBER]: number({
        country: 'JP',
        provider: 'ntt-cpaas',
        destinations: [
          { kind: 'webrtc', id: 'web-app' },
          { kind: 'conversations', id: 'support-queue' },
        ],
      }),
      '+12025550100': number({ country: 'US', provider: 'meta' }),
      '+815011110002': number({ country: 'JP', provider: 'ntt-cpaas', callingEnabled: false }),
    },
    endpoints: {
      'sip-trunk:tokyo-pbx': attested,
      'sip-trunk:osaka-sbc': { ...attested, pstnReachability: 'unknown' },
      'sip-trunk:carrier-out': { ...attested, pstnReachability: 'possible' },
      'sip-trunk:nagoya-pbx': { ...attested, attestedUntil: at(-DAY_MS) },
      'webrtc:web-app': closed,
      'calls-api:voice-bot': closed,
      'ivr-api:main-menu': closed,
      'moments-ivr:support-flow': closed,
      'conversations:support-queue': closed,
    },
    routes: {
      'route-sip-in': { initiator: 'user', endpoint: { kind: 'sip-trunk', id: 'tokyo-pbx' } },
      'route-webrtc-in': { initiator: 'user', endpoint: { kind: 'webrtc', id: 'web-app' } },
      'route-sip-out': {
        initiator: 'business',
        businessNumber: DEMO_NUMBER,
        endpoint: { kind: 'sip-trunk', id: 'tokyo-pbx' },
      },
      'route-webrtc-out': {
        initiator: 'business',
        businessNumber: DEMO_NUMBER,
        endpoint: { kind: 'webrtc', id: 'web-app' },
      },
    },
    grants: [
      grant('819011110001', { kind: 'permanent', grantedAt: at(0) }),
      grant('819011110002', { kind: 'temporary', grantedAt: at(0), expiresAt: at(TEMPORARY_MS) }),
      grant('819011110003', {
        kind: 'temporary',
        grantedAt: at(-8 * DAY_MS),
        expiresAt: at(-8 * DAY_MS + TEMPORARY_MS),
      }),
      grant('819011110004', {
        kind: 'permanent',
        grantedAt: at(-2 * DAY_MS),
        revokedAt: at(-DAY_MS),
      }),
    ],
  };
}
