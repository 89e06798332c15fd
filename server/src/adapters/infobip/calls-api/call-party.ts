import type { CallAttempt, Endpoint, Leg } from '@ringfence/rules';
import { MalformedInput } from '../../../http/refusal.js';
import { endpointOf } from '../platform-endpoint.js';
import type { PlatformCall } from './calls-api.dto.js';

type Party = Pick<CallAttempt, 'callId' | 'initiator' | 'businessNumber' | 'user' | 'legs'>;

/** The leg that would come in: its endpoint, and the number it is called from. */
export interface NewLeg {
  readonly endpoint: Endpoint;
  readonly from: string;
}

/**
 * Whom a change of these calls is about, and the legs it finds: the WhatsApp user's own call first where the user called, the
 * application first where the business did. A new WhatsApp leg is about its own user.
 *
 * @throws MalformedInput where none of them is a WhatsApp call, since then nobody can say for whom is asked
 */
export function partyOf(calls: readonly PlatformCall[], added: NewLeg, app: string): Party {
  const own = calls.find(({ endpoint }) => endpoint.type === 'WHATSAPP');
  const isOfAdded = added.endpoint.kind === 'whatsapp';
  const inbound = isOfAdded
    ? undefined
    : calls.find(
        ({ endpoint, direction }) => endpoint.type === 'WHATSAPP' && direction === 'INBOUND',
      );
  const about = inbound ?? own;
  const number = isOfAdded ? added.from : about?.direction === 'INBOUND' ? about.to : about?.from;
  const user = isOfAdded ? added.endpoint.address : about && endpointOf(about.endpoint).address;
  const businessNumber = numberIn(number);
  const waId = numberIn(user)?.slice(1);
  if (businessNumber === undefined || waId === undefined) {
    throw new MalformedInput([
      {
        at: '/calls',
        code: 'missing-field',
        severity: 'error',
        message: 'name the WhatsApp call among them, with its number and the business number',
      },
    ]);
  }
  const context = about ?? calls[0];
  const appLeg: Leg = {
    id: app,
    role: inbound === undefined ? 'origin' : 'destination',
    endpoint: { kind: 'calls-api', id: app },
  };
  const others = calls.filter((call) => call !== inbound).map((call) => legOf(call, 'participant'));
  return {
    ...(context === undefined ? {} : { callId: context.id }),
    initiator: inbound === undefined ? 'business' : 'user',
    businessNumber,
    user: { waId },
    legs:
      inbound === undefined ? [appLeg, ...others] : [legOf(inbound, 'origin'), appLeg, ...others],
  };
}

export function legOf({ id, endpoint }: PlatformCall, role: Leg['role']): Leg {
  return { id, role, endpoint: endpointOf(endpoint) };
}

function numberIn(text: string | undefined): string | undefined {
  const digits = text === undefined ? undefined : /^\+?(\d{7,15})$/.exec(text)?.[1];
  return digits === undefined ? undefined : `+${digits}`;
}
