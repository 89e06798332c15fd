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

/** Routes are read together, since their order matters; everything else object by object. */
export type FileKind = 'routes' | Reader;

/** What opens no door, if it is what it is called: it has one of these members. */
function harmless(...signs: readonly string[]): Reader {
  return function* ({ value, at }: Place): Iterable<Note> {
    const isKnown = isObject(value) && signs.some((name) => name in value);
    if (!isKnown) yield { reason: 'shape-unknown', at };
  };
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
  'numbers-voice': readSenderActions,
  'callrouting-route': 'routes',
  'callrouting-routes': 'routes',
  'callrouting-url-destination': readUrlAnswer,
  'callrouting-simulate': SIMULATION,
  'ivr-scenario': readIvrScenario,
  'ivr-scenarios': readIvrScenario,
  'ivr-callapi': readFlatAnswer,
  'moments-flow': readMomentsFlow,
  'moments-flows': readMomentsFlow,
  conversations: readConversations,
  'calls-api': readCallsCommand,
  'calls-event': readCallsEvent,
  'calls-events': readCallsEvent,
  'markup-callback': readMarkup,
  'markup-config': readMarkup,
  'number-masking': readMasking,
  'sip-trunk': readSipTrunk,
  'sip-trunks': readSipTrunk,
  sip: readSipMessage,
  'sip-adapter': readSipAdapter,
  'click-to-call': readClickToCall,
  subscriptions: SUBSCRIPTION,
};

/** By what an object has, where the name of its file says nothing; the first that fits. */
const BY_SHAPE: readonly (readonly [fits: (value: object) => boolean, kind: FileKind])[] = [
  [(value) => 'type' in objectOf(objectOf(value)['action']), readSenderActions],
  [(value) => Array.isArray(objectOf(value)['destinations']), 'routes'],
  [(value) => isMarkupScript(objectOf(value)['script']) || 'markupUrl' in value, readMarkup],
  [(value) => Array.isArray(objectOf(value)['script']), readIvrScenario],
  [(value) => listOf(objectOf(value)['elements']).length > 0, readMomentsFlow],
  [(value) => 'requestUri' in value || ('status' in value && 'headers' in value), readSipMessage],
  [(value) => 'type' in value && isObject(objectOf(value)['properties']), readCallsEvent],
  [(value) => 'type' in value && isObject(objectOf(value)['value']), readUrlAnswer],
  [(value) => 'rtjson' in value || ('kind' in value && 'target' in value), readSipAdapter],
  [hasAny('transferToAnyNumberEnabled', 'externalNumber', 'voiceClientType'), readConversations],
  [hasAny('callRequest', 'childCallRequest', 'targetCallRequest', 'callIds'), readCallsCommand],
  [hasAny('destinationCallsConfigurationId', 'destinationApplicationId'), readCallsCommand],
  [(value) => isObject(objectOf(value)['endpoint']) && 'from' in value, readCallsCommand],
  [hasAny('destinationA'), readClickToCall],
  [(value) => 'command' in value || 'nmCorrelationId' in value, readMasking],
  [(value) => isTrunkType(objectOf(value)['type']), readSipTrunk],
  [(value) => 'decision' in value && 'decisionId' in value, readFlatAnswer],
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
