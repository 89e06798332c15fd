import type { Grant } from '@ringfence/rules';
import { CallNameStatements } from '../calls/call-name-statements.js';
import { CallStatements } from '../calls/call-statements.js';
import { NumberStatements } from '../directory/number-statements.js';
import type { TaskHandlerMaker } from '../ledger/task-handler.js';
import { GrantStatements } from '../permissions/grant-statements.js';
import { NumberHolders } from '../permissions/number-holders.js';
import { MOVED, UserLinks } from '../permissions/user-links.js';
import { HeldEvents } from '../platform-events/held-events.js';
import { appliedAct } from './applied-act.js';
import { RequestAnswers } from '../permission-requests/request-answers.js';
import type { UserReferences } from '../permissions/user-key.js';
import type { EventInput } from './apply-event.js';

/** Applies events inside the writer's transaction; answers whether the event was new. */
export const makeEventHandler: TaskHandlerMaker = (parts) => {
  const { connection, subjects, tell } = parts;
  const note = connection.prepare<[string, number]>(
    'insert or ignore into event_seen (event_ref, seen_at) values (?, ?)',
  );
  const links = new UserLinks(connection);
  const holders = new NumberHolders(connection);
  const grants = new GrantStatements(connection);
  const calls = new CallStatements(parts);
  const names = new CallNameStatements(parts);
  const requests = new RequestAnswers(connection);
  const numbers = new NumberStatements(connection);
  const held = new HeldEvents(parts);

  /** Whether who has which number is known otherwise than before. */
  const tie = (businessNumber: string, user: UserReferences, at: number): boolean => {
    const { isHolder, isNews } = holders.meet(businessNumber, user, at);
    return (isHolder && links.learn(user, at)) || isNews;
  };

  return (input) => {
    const told = input as EventInput;
    const {
      event,
      reference,
      user,
      people,
      call,
      name,
      leg,
      group,
      occurredAt: at,
      seenAt,
      actor,
    } = told;
    if (note.run(reference, seenAt).changes === 0) return false;
    const { businessNumber, type } = event;
    // What is dated later than it was heard of would keep what is seen afterwards from counting.
    const shownAt = Math.min(at, seenAt);
    const isTied = user !== undefined && tie(businessNumber, user, shownAt);
    // Who somebody is is shown with every message: once it is known there is nothing to record.
    if (type === 'user-linked' && !isTied) return false;
    subjects.keyring(people, seenAt);
    const pair = user === undefined ? undefined : links.pairOf(businessNumber, user);
    const hint = { businessNumber, pair, initiator: event.initiator };
    switch (type) {
      case 'permission-granted':
        grants.granted(pair!, event.grant ?? {}, at);
        if (links.hasLeft(user!, at)) grants.revoked(pair!, { source: MOVED }, at);
        requests.accepted(pair!, at);
        break;
      case 'permission-revoked':
        grants.revoked(pair!, event.grant, at);
        if (isReply(event.grant)) requests.rejected(pair!, at);
        break;
      case 'permission-refused':
        grants.refused(pair!, event.grant, at);
        requests.rejected(pair!, at);
        break;
      case 'user-linked':
        // Nothing but the link, which was learned above, and the entry in the log.
        break;
      case 'call-started':
        calls.started(call!, at, hint);
        if (leg !== undefined) calls.legAdded(call!, leg, at);
        break;
      case 'call-connected':
        calls.connected(call!, at, hint);
        if (leg !== undefined) calls.legAdded(call!, leg, at);
        break;
      case 'call-unanswered':
        calls.unanswered(call!, at, hint);
        break;
      case 'call-ended':
        calls.ended(call!, at, hint, answeredAt(event));
        break;
      case 'leg-added':
      case 'leg-removed':
      case 'calls-joined':
      case 'calls-parted':
        calls.toldOfMedia(type, { call: call!, leg, group }, at);
        break;
      case 'restriction-set':
        numbers.restrictionSet(businessNumber, event.restriction!, at);
        break;
      case 'restriction-lifted':
        numbers.restrictionLifted(businessNumber, event.restriction!.type, at, seenAt);
        break;
      case 'settings-changed':
        numbers.settingsChanged(businessNumber, event.settings!, at, seenAt);
        break;
    }
    if (pair !== undefined) grants.heardOf(pair, at);
    if (call !== undefined) calls.heardOf(call, seenAt);
    if (call !== undefined && event.decisionId !== undefined) {
      calls.madeUnder(call, event.decisionId);
    }
    if (call !== undefined && name !== undefined) {
      names.told(call, name, [...people, ...(leg?.people ?? [])], actor.id, seenAt);
    }
    tell(appliedAct(event, reference, actor), seenAt);
    if (call !== undefined) held.settle(call, actor, seenAt);
    return true;
  };
};

/** Whether the user took the permission back by an answer; platforms also take it back by themselves (WA-PERM-015). */
function isReply(grant: Grant | undefined): boolean {
  return grant?.source?.endsWith('-reply') === true;
}

/** The platform's last word on whether the user picked up, where it gave one. */
function answeredAt({ answeredAt: at }: EventInput['event']): number | null | undefined {
  return at == null ? at : Date.parse(at);
}
