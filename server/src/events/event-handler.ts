import type { TaskHandlerMaker } from '../ledger/task-handler.js';
import { CallStatements } from '../calls/call-statements.js';
import { NumberStatements } from '../directory/number-statements.js';
import { GrantStatements } from '../permissions/grant-statements.js';
import { UserLinks } from '../permissions/user-links.js';
import type { EventInput } from './apply-event.js';

/** Applies events inside the writer's transaction; answers whether the event was new. */
export const makeEventHandler: TaskHandlerMaker = (connection, slots) => {
  const note = connection.prepare<[string, number]>(
    'insert or ignore into event_seen (event_id, seen_at) values (?, ?)',
  );
  const links = new UserLinks(connection);
  const grants = new GrantStatements(connection);
  const calls = new CallStatements(connection, slots);
  const numbers = new NumberStatements(connection);

  return (input) => {
    const { event, occurredAt: at, seenAt } = input as EventInput;
    if (note.run(event.eventId, seenAt).changes === 0) return false;
    const { businessNumber, user, callId, type } = event;
    if (user !== undefined) links.learn(user);
    const pair = user === undefined ? undefined : links.pairOf(businessNumber, user);
    const call = { businessNumber, pair, initiator: event.initiator };
    switch (type) {
      case 'permission-granted':
        grants.granted(pair!, event.grant ?? {}, at);
        break;
      case 'permission-revoked':
        grants.revoked(pair!, event.grant, at);
        break;
      case 'call-started':
        calls.started(callId!, at, call);
        if (event.leg !== undefined) calls.legAdded(callId!, event.leg, at);
        break;
      case 'call-connected':
        calls.connected(callId!, at, call);
        break;
      case 'call-unanswered':
        calls.unanswered(callId!, at, call);
        break;
      case 'call-ended':
        calls.ended(callId!, at, call);
        break;
      case 'leg-added':
        calls.legAdded(callId!, event.leg!, at);
        break;
      case 'leg-removed':
        calls.legRemoved(callId!, event.leg!.id, at);
        break;
      case 'restriction-set':
        numbers.restrictionSet(businessNumber, event.restriction!, at);
        break;
      case 'restriction-lifted':
        numbers.restrictionLifted(businessNumber, event.restriction!.type, at);
        break;
      case 'settings-changed':
        numbers.settingsChanged(businessNumber, event.settings!, at);
        break;
    }
    return true;
  };
};
