import type { Endpoint, UnrecordedDecision } from '@ringfence/rules';
import { sipRefusal } from './sip-refusal.js';
import { plainSipUri, reachedUri } from './sip-uri.js';
import type { SipAnswer, SipQuestion, SipRoute } from './sip.dto.js';

/** Until a place answers at all, and until somebody picks up where the route names no time, in milliseconds. */
const FIRST_ANSWER_MS = 2_000;
const PICK_UP_MS = 30_000;

/** Contacts of one answer at most. */
const MOST_PLACES = 10;

/** The decision as the proxy carries it out; a permit that names no place SIP reaches connects nothing. */
export function sipAnswer(question: SipQuestion, decision: UnrecordedDecision): SipAnswer {
  const routes = decision.effect === 'permit' ? routesOf(question, decision) : [];
  if (routes.length === 0) return sipRefusal(decision);
  const { decisionId: id } = decision;
  if (question.form === 'redirect') {
    const contacts = routes.map(({ uri }, index) => `<${uri}>;q=${(1 - index / 10).toFixed(1)}`);
    return {
      id,
      decision: 'redirect',
      sip: {
        code: 302,
        contact: routes[0]!.uri,
        headers: `Contact: ${contacts.join(', ')}\r\n`,
      },
    };
  }
  return { id, decision: 'allow', rtjson: { version: '1.0', routing: 'serial', routes } };
}

function routesOf(question: SipQuestion, { route, decisionId }: UnrecordedDecision): SipRoute[] {
  return route.slice(0, MOST_PLACES).flatMap(({ endpoint, connectTimeoutSeconds }) => {
    const uri = uriOf(endpoint, question);
    if (uri === undefined) return [];
    return {
      uri,
      headers: { extra: `X-Client-Decision: ${decisionId}\r\n` },
      fr_timer: FIRST_ANSWER_MS,
      fr_inv_timer:
        connectTimeoutSeconds === undefined ? PICK_UP_MS : connectTimeoutSeconds * 1_000,
    };
  });
}

/** Where the judged endpoint is: its own address; of a WhatsApp user, the judged number at the gateway that was asked for. */
function uriOf(endpoint: Endpoint, { target }: SipQuestion): string | undefined {
  if (endpoint.kind !== 'whatsapp') return reachedUri(endpoint);
  const { address = '' } = endpoint;
  const gateway = plainSipUri(target);
  return gateway === undefined || !/^\+\d+$/.test(address)
    ? undefined
    : `${gateway.scheme}:${address}@${gateway.place}${gateway.transport}`;
}
