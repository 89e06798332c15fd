import type { DiagramLeg, LegState } from './diagram-leg.js';
import type { DrawnLeg } from './fold-legs.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface NodeBox extends Box {
  readonly drawn: DrawnLeg;
  readonly outside: boolean;
}

export type Anchor = 'start' | 'middle' | 'end';

/** One line of the diagram, from a leg to the leg that joined after it. */
export interface Line {
  readonly leg: DiagramLeg;
  readonly state: LegState;
  readonly path: string;
  /** Arrow head; a line that is stopped has none. */
  readonly head: string | null;
  /** Where the disc, octagon or square sits; null for a leg that is only asked for. */
  readonly mark: { readonly x: number; readonly y: number } | null;
  /** The bar across the fence at which a stopped leg ends. */
  readonly bar: string | null;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: Anchor;
    readonly room: number;
  };
  readonly note: {
    readonly x: number;
    readonly y: number;
    readonly anchor: Anchor;
    readonly room: number;
  };
}

export interface LegLayout {
  readonly across: boolean;
  readonly width: number;
  readonly height: number;
  readonly yard: Box;
  readonly zone: Box;
  /** A leg aims at the phone network: the zone is drawn in red. */
  readonly alarm: boolean;
  readonly fence: string;
  readonly pickets: string;
  readonly nodes: readonly NodeBox[];
  readonly lines: readonly Line[];
  readonly yardTitle: { readonly x: number; readonly y: number };
  readonly zoneTitle: { readonly x: number; readonly y: number };
  /** Where the zone says in words that nothing, or what, reaches it; null when nodes fill it. */
  readonly zoneText: { readonly x: number; readonly y: number; readonly room: number } | null;
}

/** The legs sorted by the side of the fence they stand on; order within a side is the order of the call. */
export interface Sides {
  readonly inside: readonly DrawnLeg[];
  readonly outside: readonly DiagramLeg[];
  /** Legs inside by which the call gets out. */
  readonly escaping: readonly DiagramLeg[];
  /** Where the call began. */
  readonly origin: DiagramLeg | undefined;
}

/** How the line to a leg is drawn: one that lets the call out is reached like any other. */
export function stateOnTheWay(leg: DiagramLeg): LegState {
  if (leg.state !== 'leaking') return leg.state;
  return leg.role === 'target' ? 'asked' : 'up';
}

/** The leg as it stands on the line by which the call gets out through it. */
export function wayOut(leg: DiagramLeg): DiagramLeg {
  const { label: _, ...rest } = leg;
  return { ...rest, id: `${leg.id}-out` };
}
