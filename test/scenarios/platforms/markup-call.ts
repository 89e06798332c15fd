import { freshId } from '../../harness/attempts.js';
import { infobip } from './infobip-hook.js';
import {
  infobipSample,
  SENDER,
  TRUNK,
  type Json,
  type PlatformCall,
  type PlatformRequest,
} from './platform-call.js';

const markup = (changes: Json = {}): PlatformRequest =>
  infobip('markup', {
    ...infobipSample('markup-callback.request.whatsapp'),
    callId: freshId(),
    ...changes,
  });

/** Through Calls Markup Language. */
export const MARKUP_CALL: PlatformCall = {
  scenario: 'user-to-sip-trunk',
  hook: 'Calls Markup Language',
  request: () => markup(),
  answer: {
    status: 200,
    body: {
      script: [
        {
          action: 'dial',
          from: SENDER,
          connectTimeout: 20,
          endpoints: [{ type: 'SIP', sipTrunkId: TRUNK, username: 'agent-7' }],
        },
      ],
    },
  },
  denials: [
    {
      what: 'the number is nobody’s',
      request: () => markup({ to: '441632969999' }),
      answer: { status: 200, body: { script: [{ action: 'hangup', errorCode: 'FORBIDDEN' }] } },
      codes: ['business-number-unknown', 'no-route'],
      isNoFlow: true,
    },
  ],
};
