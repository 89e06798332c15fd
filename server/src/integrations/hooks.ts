import { Refusal } from '../http/refusal.js';
import type { Hook } from './hook.js';
import { INFOBIP_HOOKS } from './infobip-hooks.js';
import { OTHER_HOOKS } from './other-hooks.js';

/** Every way in which a platform reaches the decision point, in the order in which people are shown them. */
export const HOOKS: readonly Hook[] = [...INFOBIP_HOOKS, ...OTHER_HOOKS];

/** Of the socket to Kamailio, which no route leads to. */
export const SOCKET_HOOK = knownHook('sip-evapi');

/** @throws Refusal 404: there is none of this id */
export function knownHook(id: string): Hook {
  const hook = HOOKS.find((each) => each.id === id);
  if (hook === undefined) throw new Refusal(404, 'not-found', 'no integration has this id');
  return hook;
}
