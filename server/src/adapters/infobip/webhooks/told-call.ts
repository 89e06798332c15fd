import type { Endpoint, Leg } from '@ringfence/rules';
import { digitsAt, objectAt, textAt, wordAt, type UntypedObject } from '../../untyped-json.js';
import { endpointOf, PLATFORM_ENDPOINT, unknownKind } from '../platform-endpoint.js';

/** A call of the platform's, as an event tells of it: one leg. */
export interface ToldCall {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly isInbound: boolean;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly parent: string | undefined;
  readonly answeredAt: unknown;
  readonly endedAt: unknown;
}

/** Reads `call`, `callLog` and `participant`; undefined: it has no id. */
export function toldCall(call: UntypedObject): ToldCall | undefined {
  const id = textAt(call['id']) ?? textAt(call['callId']);
  if (id === undefined) return undefined;
  return {
    id,
    endpoint: endpointAt(call['endpoint']),
    isInbound: wordAt(call['direction']) === 'INBOUND',
    from: digitsAt(call['from']),
    to: digitsAt(call['to']),
    parent: textAt(call['parentCallId']),
    answeredAt: call['answerTime'],
    endedAt: call['endTime'],
  };
}

export function isWhatsApp({ endpoint }: ToldCall): boolean {
  return endpoint.kind === 'whatsapp';
}

/** The user at the end of a WhatsApp leg; undefined: nobody is named. */
export function userAt({ endpoint, isInbound, from, to }: ToldCall): { waId: string } | undefined {
  const waId = digitsAt(endpoint.address) ?? (isInbound ? from : to);
  return waId === undefined ? undefined : { waId };
}

/** E.164 with `+` of the business's side of the call, if it is one of its numbers. */
export function senderOf(
  call: ToldCall,
  isRegistered: (number: string) => boolean,
): string | undefined {
  const sides = call.isInbound ? [call.to, call.from] : [call.from, call.to];
  const [near] = sides;
  const digits = isWhatsApp(call)
    ? near
    : sides.find((side) => side !== undefined && isRegistered(`+${side}`));
  return digits === undefined ? undefined : `+${digits}`;
}

/** The leg, under the id of its call. */
export function legOf({ id, endpoint, isInbound }: ToldCall): Leg {
  return { id, role: isInbound ? 'origin' : 'destination', endpoint };
}

/** What cannot be read leads nobody knows where. */
function endpointAt(endpoint: unknown): Endpoint {
  const read = PLATFORM_ENDPOINT.safeParse(objectAt(endpoint));
  return read.success ? endpointOf(read.data) : { kind: unknownKind('unreadable') };
}
