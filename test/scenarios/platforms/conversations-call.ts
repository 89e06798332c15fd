import { allowed, hungUp, infobip } from './infobip-hook.js';
import {
  infobipSample,
  PHONE,
  STRANGER,
  type Json,
  type PlatformCall,
  type PlatformRequest,
} from './platform-call.js';

const outbound = (name: string, changes: Json = {}): PlatformRequest =>
  infobip('conversations/outbound-calls', {
    ...infobipSample(`conversations.outbound-call.${name}`),
    ...changes,
  });

/** Through the back end of the agents' desk. */
export const CONVERSATIONS_CALL: PlatformCall = {
  scenario: 'conversations-to-user',
  hook: 'Conversations, before the outbound call',
  request: () => outbound('whatsapp'),
  answer: allowed,
  denials: [
    {
      what: 'no client is named, and the platform’s own choice is the phone network',
      request: () => outbound('default-client.forbidden'),
      answer: hungUp('pstn-leg'),
      codes: ['pstn-leg', 'scenario-unknown'],
      isNoFlow: true,
    },
    {
      what: 'the user gave no permission',
      request: () => outbound('whatsapp', { to: STRANGER }),
      answer: hungUp('permission-missing'),
      codes: ['permission-missing'],
    },
    {
      what: 'the client is the phone network by name',
      request: () => outbound('whatsapp', { voiceClientType: 'PSTN', to: PHONE }),
      answer: hungUp('pstn-leg'),
      codes: ['pstn-leg', 'scenario-unknown'],
      isNoFlow: true,
    },
  ],
};
