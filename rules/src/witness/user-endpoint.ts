import type { UserIdentity } from '../model/call-attempt.js';
import type { Endpoint } from '../model/endpoint.js';
import type { LegPlan } from './open-plan.js';
import { bitOf } from './leg-findings.js';
import { isWanted, wantedOr, type WantedFacts } from './wanted-facts.js';

/** Numbers of the kind the shipped cases use; the last digits tell one from another. */
const WA_ID = '819011110001';
const STRANGER = '819022220009';
const BSUID = 'JP.1000000001';
const OTHER_BSUID = 'JP.9000000009';
const BY_ADDRESS = bitOf('phone') | bitOf('emergency');

/** Who the attempt is about: the wanted names, else a number; or only the scoped id, where the number must stay hidden. */
export function userFor(wanted: WantedFacts, hideNumber: boolean): UserIdentity {
  const waId = wantedOr(wanted, 'user.waId', hideNumber ? 'none' : WA_ID);
  const isHidden = typeof waId !== 'string' || waId === 'none';
  const bsuid = wantedOr(wanted, 'user.bsuid', isHidden ? BSUID : 'none');
  const user: UserIdentity = {};
  if (!isHidden) user.waId = waId;
  // An id may itself read `none`; a user must have one name.
  if (typeof bsuid === 'string' && (bsuid !== 'none' || isHidden)) user.bsuid = bsuid;
  return user;
}

/** Whether the WhatsApp leg that identifies the user has an address that can only be theirs while nobody knows their number. */
export function mustHideNumber(wanted: WantedFacts, identifying: LegPlan | undefined): boolean {
  return (
    identifying !== undefined &&
    identifying.place !== 'target' &&
    (identifying.findings & BY_ADDRESS) !== 0 &&
    wantedOr(wanted, 'flow.userMatches', true) === true &&
    !isWanted(wanted, 'user.waId')
  );
}

/**
 * Address and id of the WhatsApp leg that identifies the user, theirs or a stranger's.
 *
 * @param address the address its findings call for, if any
 * @param isRung whether it is the leg to be added
 */
export function userEndpoint(
  user: UserIdentity,
  isTheirs: boolean,
  address: string | undefined,
  isRung: boolean,
): Pick<Endpoint, 'address' | 'id'> {
  if (address !== undefined) {
    // An address is compared with a known number only; without one, an id must tell the stranger.
    const tells = isTheirs || isRung || user.waId !== undefined;
    return tells ? { address } : { address, id: strangerTo(user) };
  }
  if (user.waId !== undefined)
    return { address: `+${isTheirs ? user.waId : strangeNumber(user.waId)}` };
  if (!isTheirs) return { id: strangerTo(user) };
  return isRung &&
    user.bsuid !== undefined &&
    user.bsuid.trim() === user.bsuid &&
    !/^\+?\d+$/.test(user.bsuid)
    ? { id: user.bsuid }
    : {};
}

function strangerTo({ bsuid }: UserIdentity): string {
  return bsuid === OTHER_BSUID ? BSUID : OTHER_BSUID;
}

function strangeNumber(waId: string): string {
  return waId === STRANGER ? WA_ID : STRANGER;
}
