import { ANY, type Json, type PlatformAnswer, type PlatformRequest } from './platform-call.js';

/** A request to an adapter of Infobip's. */
export const infobip = (address: string, body: Json): PlatformRequest => ({
  address: `/v1/adapters/infobip/${address}`,
  body,
});

/** Go ahead, as the Calls API and Conversations are told. */
export const allowed: PlatformAnswer = {
  status: 200,
  body: {
    decision: 'allow',
    decisionId: ANY,
    validUntil: ANY,
    customData: { decisionId: ANY },
  },
};
/** End the call, for this reason. */
export const hungUp = (reasonCode: string): PlatformAnswer => ({
  status: 200,
  body: { decision: 'deny', decisionId: ANY, reasonCode, hangup: { errorCode: 'FORBIDDEN' } },
});
