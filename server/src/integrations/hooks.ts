import type { Hook } from './hook.js';
import { INFOBIP_HOOKS } from './infobip-hooks.js';
import { OTHER_HOOKS } from './other-hooks.js';

/** Every way in which a platform reaches the decision point, in the order in which people are shown them. */
export const HOOKS: readonly Hook[] = [...INFOBIP_HOOKS, ...OTHER_HOOKS];

/** @returns undefined: there is none of this id */
export function hookOf(id: string): Hook | undefined {
  return HOOKS.find((hook) => hook.id === id);
}
