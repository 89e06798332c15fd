import type { LiveCall } from '../api/call-wire.js';
import type { DiagramLeg, LegState } from '../ui/leg-diagram/diagram-leg.js';
import type { LegWords } from '../ui/leg-diagram/legs-of-attempt.js';

/** The legs of a call under way as the diagram draws them: one that may reach a phone lets the call out, since nothing stops it. */
export function legsOfCall({ initiator, legs }: LiveCall, words: LegWords): DiagramLeg[] {
  const drawn = legs.map(({ leg, role, kind, id, breach }, index): DiagramLeg => {
    const state: LegState = breach === null ? 'up' : 'leaking';
    const word = words.kind(kind);
    return {
      id: leg,
      role,
      kind,
      name: id ?? word,
      state,
      ...(id === null ? {} : { address: word }),
      ...(index > 0 ? { label: words.leg(index) } : {}),
    };
  });
  const hasOrigin = legs.some(({ role, kind }) => role === 'origin' || kind === 'whatsapp');
  if (hasOrigin || initiator !== 'user') return drawn;
  const user: DiagramLeg = {
    id: 'user',
    role: 'origin',
    kind: 'whatsapp',
    name: words.kind('whatsapp'),
    state: 'up',
  };
  return [user, ...drawn.map((leg, index) => ({ ...leg, label: words.leg(index + 1) }))];
}
