/**
 * How a leg stands in the drawing.
 *
 * `stopped` ends at the fence, `refused` ends before its node for any other reason, `suspect` is a leg whose reach
 * nobody has vouched for, `leaking` passes the fence: the phone network is already part of the call.
 */
export type LegState = 'up' | 'asked' | 'stopped' | 'refused' | 'suspect' | 'leaking';

/** One leg as the diagram draws it; texts are already in the reader's language. */
export interface DiagramLeg {
  readonly id: string;
  readonly role: string;
  /** Endpoint kind: names the icon, and `pstn` stands outside the fence. */
  readonly kind: string;
  readonly name: string;
  /** Second line of the node: number or kind. */
  readonly address?: string;
  readonly state: LegState;
  /** What the leg is called on its line: "Leg 1", "transfer". */
  readonly label?: string;
}

/** Whether the leg belongs to the phone network's side of the fence. */
export function isOutside(leg: DiagramLeg): boolean {
  return leg.kind === 'pstn' || leg.state === 'stopped' || leg.state === 'leaking';
}

/** Whether the leg stands inside the fence and lets the call out: no phone is drawn, as nobody knows which it would be. */
export function escapes(leg: DiagramLeg): boolean {
  return leg.state === 'leaking' && leg.kind !== 'pstn';
}
