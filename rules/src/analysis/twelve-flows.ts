import type { ScenarioId } from '../model/decision.js';
import type { Condition } from '../model/ruleset.js';

function is(fact: string, value: string | boolean): Condition {
  return { fact, operator: 'equal', value };
}

function byUser(destination: Condition): Condition {
  return {
    all: [
      is('flow.initiatedBy', 'user'),
      is('flow.initiatorFits', true),
      is('flow.appInCall', false),
      destination,
    ],
  };
}

function toConversations(via: Condition): Condition {
  return byUser({ all: [is('flow.destination', 'conversations'), via] });
}

/** Rings the user, or changes a call the user is in; Viber and websockets are within reach of an app alone. */
function byBusiness(origin: string): Condition {
  return {
    all: [
      is('flow.initiatedBy', 'business'),
      is('flow.initiatorFits', true),
      is('flow.origin', origin),
      { any: [is('flow.destination', 'whatsapp'), is('flow.whatsappInCall', true)] },
      {
        any: [
          { fact: 'flow.destination', operator: 'notIn', value: ['viber', 'websocket'] },
          is('flow.appInCall', true),
        ],
      },
    ],
  };
}

/** Where an app may take a user's call. */
const WITHIN_REACH_OF_AN_APP = [
  'conversations',
  'ivr-api',
  'moments-ivr',
  'sip-trunk',
  'webrtc',
  'calls-api',
  'viber',
  'websocket',
];

/**
 * What makes a call one of the twelve flows: legs, target and the places it passed, never what somebody claims, and never what a
 * policy calls it (WA-PSTN-007, -008).
 *
 * Written beside the shipped rules on purpose: a policy that names the flows wrongly is held against this.
 */
export const TWELVE_FLOWS: Readonly<Record<ScenarioId, Condition>> = {
  'user-to-conversations': toConversations({
    fact: 'flow.via',
    operator: 'notIn',
    value: ['ivr-api', 'moments-ivr'],
  }),
  'user-to-conversations-via-ivr-api': toConversations(is('flow.via', 'ivr-api')),
  'user-to-conversations-via-moments-ivr': toConversations(is('flow.via', 'moments-ivr')),
  'user-to-ivr-api': byUser(is('flow.destination', 'ivr-api')),
  'user-to-moments-ivr': byUser(is('flow.destination', 'moments-ivr')),
  'user-to-sip-trunk': byUser(is('flow.destination', 'sip-trunk')),
  'user-to-webrtc': byUser(is('flow.destination', 'webrtc')),
  'user-to-calls-api': {
    all: [
      is('flow.initiatedBy', 'user'),
      is('flow.initiatorFits', true),
      {
        any: [
          is('flow.destination', 'calls-api'),
          {
            all: [
              is('flow.appInCall', true),
              { fact: 'flow.destination', operator: 'in', value: WITHIN_REACH_OF_AN_APP },
            ],
          },
        ],
      },
    ],
  },
  'conversations-to-user': byBusiness('conversations'),
  'sip-trunk-to-user': byBusiness('sip-trunk'),
  'webrtc-to-user': byBusiness('webrtc'),
  'calls-api-to-user': byBusiness('calls-api'),
};
