import type { Action, EndpointEvidence, PstnReachability, ScenarioId } from '@ringfence/rules';

/** What the user has agreed to, as one chooses it in the form. */
export const GRANT_CHOICES = [
  'none',
  'temporary',
  'permanent',
  'expired',
  'revoked',
  'unknown',
] as const;
export type GrantChoice = (typeof GRANT_CHOICES)[number];

export const ATTESTATION_CHOICES = ['valid', 'ended', 'missing'] as const;
export type AttestationChoice = (typeof ATTESTATION_CHOICES)[number];

/** A leg put into the call by hand; the last of them is the one that is asked for. */
export interface AddedLeg {
  readonly kind: string;
  readonly id: string;
  readonly address: string;
  readonly action: Action;
  readonly reach: PstnReachability;
  readonly attestation: AttestationChoice;
}

/** Everything the bench asks for by fields. A count that is null could not be learned. */
export interface BenchForm {
  readonly flow: ScenarioId;
  readonly businessNumber: string;
  readonly registered: boolean;
  /** Digits without `+`. */
  readonly waId: string;
  readonly grant: GrantChoice;
  /** `YYYY-MM-DDTHH:mm`, with seconds where they are recorded, in {@link zone}. */
  readonly askedAt: string;
  readonly zone: string;
  readonly unansweredInARow: number | null;
  readonly connectedCalls24h: number | null;
  readonly activeCallsOfPair: number | null;
  readonly concurrentCalls: number | null;
  readonly provider: string;
  readonly country: string;
  readonly callingEnabled: boolean;
  readonly callHours: boolean;
  /** Name of the flow's own endpoint: queue, trunk, application. */
  readonly endpointId: string;
  readonly reach: PstnReachability;
  readonly attestation: AttestationChoice;
  readonly callerOrigin: NonNullable<EndpointEvidence['callerOrigin']>;
  /** Number or SIP URI the endpoint is asked to reach; empty: none. */
  readonly targetAddress: string;
  readonly added: readonly AddedLeg[];
}

/** A new leg as the dialog opens with it: the one thing the fence is there for. */
export const A_PHONE: AddedLeg = {
  kind: 'pstn',
  id: '',
  address: '+81355501234',
  action: 'transfer',
  reach: 'possible',
  attestation: 'missing',
};

/** The form before the directory has answered. */
export const BLANK_FORM: BenchForm = {
  flow: 'user-to-webrtc',
  businessNumber: '',
  registered: true,
  waId: '819011110001',
  grant: 'permanent',
  askedAt: '2026-01-05T10:00',
  zone: 'Asia/Tokyo',
  unansweredInARow: 0,
  connectedCalls24h: 0,
  activeCallsOfPair: 0,
  concurrentCalls: 0,
  provider: 'ntt-cpaas',
  country: 'JP',
  callingEnabled: true,
  callHours: false,
  endpointId: 'web-app',
  reach: 'none',
  attestation: 'valid',
  callerOrigin: 'internal',
  targetAddress: '',
  added: [],
};
