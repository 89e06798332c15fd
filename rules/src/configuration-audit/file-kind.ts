import type { DoorId } from '../model/configuration-audit.js';
import { readCallsCommand } from './calls-commands.js';
import { readCallsEvent } from './calls-events.js';
import { readClickToCall } from './click-to-call.js';
import { readConversations } from './conversations.js';
import { readIvrScenario } from './ivr-scenarios.js';
import { isObject, listOf, objectOf } from './json-place.js';
import { readMomentsFlow } from './moments-flows.js';
import type { Note, Place, Reader } from './note.js';
import {
  isMarkupScript,
  readFlatAnswer,
  readMarkup,
  readMasking,
  readUrlAnswer,
} from './platform-answers.js';
import { readSenderActions } from './sender-actions.js';
import { readSipAdapter, readSipMessage } from './sip-messages.js';
import { readSipTrunk } from './sip-trunks.js';

/** What a file holds, and which doors it can show. */
export interface FileKind {
  /** Routes are read together, since their order matters; everything else object by object. */
  readonly read: 'routes' | Reader;
  readonly doors: readonly DoorId[];
}

const ANSWER = ['answer-names-phone'] as const;
const REDIRECT = ['sip-redirect-to-phone'] as const;

const SENDERS = kind(
  readSenderActions,
  'sender-forward-to-pstn',
  'sender-number-masking',
  'sender-opaque-action',
);
const ROUTES = kind(
  'routes',
  'route-phone-destination',
  'route-phone-inherits-number',
  'route-catch-all-before-pdp',
  'route-transfer-only-phone',
  'pdp-not-last',
  'catch-all-before-pdp',
);
const URL_ANSWER = kind(readUrlAnswer, ...ANSWER);
const MARKUP = kind(readMarkup, ...ANSWER);
const MASKING = kind(readMasking, ...ANSWER);
const FLAT_ANSWER = kind(readFlatAnswer, ...ANSWER);
const IVR = kind(readIvrScenario, 'ivr-dials-out');
const MOMENTS = kind(readMomentsFlow, 'moments-dials-out');
const CONVERSATIONS = kind(
  readConversations,
  'conversations-external-transfer',
  'conversations-default-client',
);
const CALLS_COMMANDS = kind(
  readCallsCommand,
  'calls-phone-leg',
  'transfer-accepted-outside',
  'app-endpoint-dials-out',
  'bulk-call-merged',
);
const CALLS_EVENTS = kind(
  readCallsEvent,
  'calls-phone-leg',
  'transfer-accepted-outside',
  'app-endpoint-dials-out',
);
const TRUNKS = kind(readSipTrunk, 'trunk-reaches-pstn');
const SIP = kind(readSipMessage, ...REDIRECT);
const SIP_ADAPTER = kind(readSipAdapter, ...REDIRECT);
const CLICK_TO_CALL = kind(readClickToCall, 'bulk-call-merged');

function kind(read: FileKind['read'], ...doors: readonly DoorId[]): FileKind {
  return { read, doors };
}

/** What opens no door, if it is what it is called: it has one of these members. */
function harmless(...signs: readonly string[]): FileKind {
  return kind(function* ({ value, at }: Place): Iterable<Note> {
    const isKnown = isObject(value) && signs.some((name) => name in value);
    if (!isKnown) yield { reason: 'shape-unknown', at };
  });
}

const SUBSCRIPTION = harmless(
  'authId',
  'subscriptionId',
  'events',
  'channel',
  'profile',
  'notifyUrl',
);
const PERMISSION = harmless('status', 'actions', 'messageId', 'message', 'from');
const SIMULATION = harmless('endpoint', 'to', 'route', 'routeId');

/** By the name of the file, up to its first dot (contract, section 7). */
const BY_NAME: Readonly<Record<string, FileKind>> = {
  'numbers-voice': SENDERS,
  'callrouting-route': ROUTES,
  'callrouting-routes': ROUTES,
  'callrouting-url-destination': URL_ANSWER,
  'callrouting-simulate': SIMULATION,
  'ivr-scenario': IVR,
  'ivr-scenarios': IVR,
  'ivr-callapi': FLAT_ANSWER,
  'moments-flow': MOMENTS,
  'moments-flows': MOMENTS,
  conversations: CONVERSATIONS,
  'calls-api': CALLS_COMMANDS,
  'calls-event': CALLS_EVENTS,
  'calls-events': CALLS_EVENTS,
  'markup-callback': MARKUP,
  'markup-config': MARKUP,
  'number-masking': MASKING,
  'sip-trunk': TRUNKS,
  'sip-trunks': TRUNKS,
  sip: SIP,
  'sip-adapter': SIP_ADAPTER,
  'click-to-call': CLICK_TO_CALL,
  subscriptions: SUBSCRIPTION,
};

/** By what an object has, where the name of its file says nothing; the first that fits. */
const BY_SHAPE: readonly (readonly [fits: (value: object) => boolean, kind: FileKind])[] = [
  [(value) => 'type' in objectOf(objectOf(value)['action']), SENDERS],
  [(value) => Array.isArray(objectOf(value)['destinations']), ROUTES],
  [(value) => isMarkupScript(objectOf(value)['script']) || 'markupUrl' in value, MARKUP],
  [(value) => Array.isArray(objectOf(value)['script']), IVR],
  [(value) => listOf(objectOf(value)['elements']).length > 0, MOMENTS],
  [(value) => 'requestUri' in value || ('status' in value && 'headers' in value), SIP],
  [(value) => 'type' in value && isObject(objectOf(value)['properties']), CALLS_EVENTS],
  [(value) => 'type' in value && isObject(objectOf(value)['value']), URL_ANSWER],
  [(value) => 'rtjson' in value || ('kind' in value && 'target' in value), SIP_ADAPTER],
  [hasAny('transferToAnyNumberEnabled', 'externalNumber', 'voiceClientType'), CONVERSATIONS],
  [hasAny('callRequest', 'childCallRequest', 'targetCallRequest', 'callIds'), CALLS_COMMANDS],
  [hasAny('destinationCallsConfigurationId', 'destinationApplicationId'), CALLS_COMMANDS],
  [(value) => isObject(objectOf(value)['endpoint']) && 'from' in value, CALLS_COMMANDS],
  [hasAny('destinationA'), CLICK_TO_CALL],
  [(value) => 'command' in value || 'nmCorrelationId' in value, MASKING],
  [(value) => isTrunkType(objectOf(value)['type']), TRUNKS],
  [(value) => 'decision' in value && 'decisionId' in value, FLAT_ANSWER],
];

/** @returns undefined where neither the name nor the shape of its first object tells */
export function kindOf(name: string, first: unknown): FileKind | undefined {
  const stem = fileName(name).replace(/\..*$/s, '').toLowerCase();
  const named = Object.hasOwn(BY_NAME, stem) ? BY_NAME[stem] : undefined;
  if (named !== undefined) return named;
  if (stem.startsWith('whatsapp-permission')) return PERMISSION;
  if (!isObject(first)) return undefined;
  return BY_SHAPE.find(([fits]) => fits(first))?.[1];
}

/** A name without folders. */
export function fileName(name: string): string {
  return name.replace(/^.*[/\\]/s, '');
}

/** Whether the file is a list of routes in their order, rather than one route among others. */
export function isRouteList(name: string, content: unknown): boolean {
  return (
    Array.isArray(content) || 'results' in objectOf(content) || /routes\./.test(fileName(name))
  );
}

function hasAny(...names: readonly string[]): (value: object) => boolean {
  return (value) => names.some((name) => name in value);
}

function isTrunkType(type: unknown): boolean {
  return ['STATIC', 'REGISTERED', 'AUTHENTICATED', 'PROVIDER'].some((name) => name === type);
}
