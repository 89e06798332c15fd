import { freshId } from '../../harness/attempts.js';
import { allowed, hungUp, infobip } from './infobip-hook.js';
import {
  infobipSample,
  OPEN_TRUNK,
  SENDER,
  STRANGER,
  USER,
  type Json,
  type PlatformCall,
  type PlatformRequest,
} from './platform-call.js';

const event = (name: string, more: Json = {}): PlatformRequest =>
  infobip('calls-api/events', { ...infobipSample(`calls-event.${name}`), ...more });
/** The call of an event's, as commands are asked with. */
const callIn = (name: string): Json =>
  (infobipSample(`calls-event.${name}`)['properties'] as { call: Json }).call;
const received = callIn('call-received.whatsapp');
const command = (name: string, body: Json, more: Json): PlatformRequest =>
  infobip('calls-api/commands', { requestId: freshId(), command: name, body, ...more });
const createCall = (changes: Json = {}): PlatformRequest =>
  command('create-call', { ...infobipSample('calls-api.create-call.whatsapp'), ...changes }, {});
/** The leg of a call that the app placed to the user. */
const placed: Json = { ...received, from: SENDER, to: USER, direction: 'OUTBOUND' };

const ELSEWHERE = 'calls-cfg-elsewhere';

/** Through an application on the Calls API, which asks on events and before commands. */
export const CALLS_API_CALLS: readonly PlatformCall[] = [
  {
    scenario: 'user-to-calls-api',
    hook: 'Calls API, the event CALL_RECEIVED',
    request: () => event('call-received.whatsapp'),
    answer: allowed,
    denials: [
      {
        what: 'it is an app nobody registered that takes it',
        request: () =>
          event('call-received.whatsapp', {
            callsConfigurationId: ELSEWHERE,
            properties: { call: { ...received, id: freshId(), callsConfigurationId: ELSEWHERE } },
          }),
        answer: hungUp('endpoint-not-registered'),
        codes: ['endpoint-not-registered'],
      },
      {
        what: 'a SIP agent refers it to the phone network',
        request: () => event('dialog-transfer-requested.to-phone.forbidden', { calls: [received] }),
        answer: hungUp('pstn-leg'),
        codes: ['pstn-leg', 'scenario-unknown'],
        isNoFlow: true,
      },
    ],
  },
  {
    scenario: 'user-to-calls-api',
    hook: 'Calls API, before a dialog with an agent',
    request: () =>
      command('create-dialog', infobipSample('calls-api.create-dialog.webrtc'), {
        calls: [received],
      }),
    answer: allowed,
    denials: [
      {
        what: 'the dialog is with a phone',
        request: () =>
          command('create-dialog', infobipSample('calls-api.create-dialog.phone.forbidden'), {
            calls: [received],
          }),
        answer: hungUp('pstn-leg'),
        codes: ['pstn-leg', 'scenario-unknown'],
        isNoFlow: true,
      },
      {
        what: 'the call is joined with a new one to a phone',
        request: () =>
          command(
            'connect-with-new-call',
            infobipSample('calls-api.connect-with-new-call.phone.forbidden'),
            { callId: received['id'], calls: [received] },
          ),
        answer: hungUp('pstn-leg'),
        codes: ['pstn-leg', 'scenario-unknown'],
        isNoFlow: true,
      },
    ],
  },
  {
    scenario: 'calls-api-to-user',
    hook: 'Calls API, before the call is created',
    request: () => createCall(),
    answer: allowed,
    denials: [
      {
        what: 'the user gave no permission',
        request: () => createCall({ endpoint: { type: 'WHATSAPP', phoneNumber: STRANGER } }),
        answer: hungUp('permission-missing'),
        codes: ['permission-missing'],
      },
      {
        what: 'the app joins the call with a phone',
        request: () =>
          command(
            'add-new-conference-call',
            infobipSample('calls-api.add-conference-call.phone.forbidden'),
            { conferenceId: 'conference-1', calls: [placed] },
          ),
        answer: hungUp('pstn-leg'),
        codes: ['pstn-leg'],
      },
      {
        what: 'the app joins the call with a trunk nobody vouches for',
        request: () =>
          command(
            'connect-with-new-call',
            { callRequest: { endpoint: { type: 'SIP', sipTrunkId: OPEN_TRUNK }, from: SENDER } },
            { callId: placed['id'], calls: [placed] },
          ),
        answer: hungUp('pstn-reachable-trunk'),
        codes: ['pstn-reachable-trunk'],
      },
    ],
  },
];
