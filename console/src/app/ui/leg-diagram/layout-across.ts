import type { DiagramLeg } from './diagram-leg.js';
import { textWidth } from './fit-text.js';
import {
  stateOnTheWay,
  wayOut,
  type LegLayout,
  type Line,
  type NodeBox,
  type Sides,
} from './leg-geometry.js';

const TOP = 34;
const SIDE = 8;
const PAD = 16;
const NODE_HEIGHT = 58;
const NODE_LEAST = 150;
const NODE_MOST = 190;
const GAP_LEAST = 48;
const GAP_MOST = 190;
const STOP_RUN = 72;
const ZONE_LEAST = 96;
const ZONE_MOST = 176;
/** About the width of the words for a state, such as "not attested". */
const NOTE = 66;
/** Room between fence and zone: more when a leg aims at it. */
const MOAT = 36;
/** Room below the nodes for each way out that does not begin at the last of them. */
const DETOUR = 20;

interface Measure {
  readonly node: number;
  readonly gap: number;
  readonly run: number;
  readonly zone: number;
  readonly total: number;
}

function measure(sides: Sides, node: number, gap: number, zone: number): Measure {
  const { inside } = sides;
  const run = aimsOut(sides) && inside.length > 0 ? STOP_RUN : 0;
  const yard =
    2 * PAD + Math.max(1, inside.length) * node + Math.max(0, inside.length - 1) * gap + run;
  return { node, gap, run, zone, total: 2 * SIDE + yard + moatOf(sides) + zone };
}

/** Whether any leg aims at the phone network. */
function aimsOut({ outside, escaping }: Sides): boolean {
  return outside.length + escaping.length > 0;
}

function moatOf({ outside, escaping }: Sides): number {
  const leaks = escaping.length > 0 || outside.some((leg) => leg.state === 'leaking');
  return leaks ? MOAT + 24 : MOAT;
}

/** The least width at which the legs stand side by side. */
export function widthAcross(sides: Sides): number {
  return measure(sides, NODE_LEAST, GAP_LEAST, ZONE_LEAST).total;
}

/** Nodes grow first, then the phone network's zone, then the gaps between the nodes. */
function stretch(sides: Sides, width: number): Measure {
  let best = measure(sides, NODE_LEAST, GAP_LEAST, ZONE_LEAST);
  const grow = (next: (share: number) => Measure): void => {
    for (let share = 0; share <= 1.0001; share += 0.05) {
      const candidate = next(share);
      if (candidate.total <= width) best = candidate;
    }
  };
  // A phone in the zone needs its number read as much as any node inside.
  const phone = sides.outside.some((leg) => leg.kind === 'pstn');
  const widen = (node: number) => (share: number) =>
    measure(sides, node, GAP_LEAST, ZONE_LEAST + share * (ZONE_MOST - ZONE_LEAST));
  if (phone) grow(widen(NODE_LEAST));
  const least = best.zone;
  grow((share) => measure(sides, NODE_LEAST + share * (NODE_MOST - NODE_LEAST), GAP_LEAST, least));
  const node = best.node;
  if (!phone) grow(widen(node));
  const zone = best.zone;
  grow((share) => measure(sides, node, GAP_LEAST + share * (GAP_MOST - GAP_LEAST), zone));
  return best;
}

/** The drawing from left to right: yard, fence with its pickets towards the phone network, the network's zone. */
export function layOutAcross(sides: Sides, width: number): LegLayout {
  const { inside, outside, escaping, origin } = sides;
  const { node, gap, zone: zoneWidth } = stretch(sides, width);
  const lastLeg = inside.at(-1)?.leg;
  const straight = escaping.filter((leg) => leg === lastLeg);
  const detours = escaping.filter((leg) => leg !== lastLeg);
  const exits = [...straight.map(wayOut), ...outside];
  const storeys = Math.max(1, exits.length);
  const baseHeight = 132 + (storeys - 1) * 74;
  const yardHeight = baseHeight + detours.length * DETOUR;
  const height = TOP + yardHeight + 10;
  const zone = { x: width - SIDE - zoneWidth, y: TOP, width: zoneWidth, height: yardHeight };
  const fenceX = zone.x - moatOf(sides);
  const yard = { x: SIDE, y: TOP, width: fenceX - SIDE, height: yardHeight };
  const middle = TOP + baseHeight / 2 + 5;
  const storeyAt = (index: number): number => middle + (index - (storeys - 1) / 2) * 74;

  // What the nodes do not need stands left and right of them, so that a short call sits in the middle of its yard.
  const used =
    inside.length * node + Math.max(0, inside.length - 1) * gap + (aimsOut(sides) ? STOP_RUN : 0);
  const spare = Math.max(0, yard.width - 2 * PAD - used);
  const left = yard.x + PAD + (aimsOut(sides) ? 0 : spare / 2);
  const stepGap =
    aimsOut(sides) && inside.length > 1
      ? Math.min(GAP_MOST, gap + spare / (inside.length - 1))
      : gap;
  const nodes: NodeBox[] = inside.map((drawn, index) => ({
    drawn,
    outside: false,
    x: left + index * (node + stepGap),
    y: middle - NODE_HEIGHT / 2,
    width: node,
    height: NODE_HEIGHT,
  }));
  const lines: Line[] = [];
  for (let index = 1; index < nodes.length; index++) {
    const leg = nodes[index].drawn.leg ?? nodes[index].drawn.folded![0];
    lines.push(between(leg, nodes[index - 1], nodes[index], middle));
  }
  const last = nodes.at(-1);
  detours.forEach((leg, index) => {
    const box = nodes.find(({ drawn }) => drawn.leg === leg)!;
    lines.push(detour(leg, box, TOP + baseHeight + index * DETOUR, fenceX, zone.x));
  });
  exits.forEach((leg, index) => {
    lines.push(
      exit(leg, leg === origin ? undefined : last, storeyAt(index), middle, fenceX, zone.x + 14),
    );
    if (leg.kind === 'pstn') {
      nodes.push({
        drawn: { leg },
        outside: true,
        x: zone.x + 12,
        y: storeyAt(index) - NODE_HEIGHT / 2,
        width: zone.width - 24,
        height: NODE_HEIGHT,
      });
    }
  });
  const gapsAt = [
    ...exits.flatMap((leg, index) => (leg.state === 'leaking' ? [storeyAt(index)] : [])),
    ...detours.map((_, index) => TOP + baseHeight + index * DETOUR),
  ];
  const filled = nodes.some((box) => box.outside);
  return {
    across: true,
    width,
    height,
    yard,
    zone,
    alarm: aimsOut(sides),
    fence: fenceAcross(yard, gapsAt),
    pickets: picketsAcross(yard, gapsAt),
    nodes,
    lines,
    yardTitle: { x: SIDE + 2, y: 22 },
    zoneTitle: { x: zone.x + 2, y: 22 },
    zoneText: filled ? null : { x: zone.x + zone.width / 2, y: middle + 12, room: zone.width - 16 },
  };
}

function between(leg: DiagramLeg, from: NodeBox, to: NodeBox, y: number): Line {
  const start = from.x + from.width + 5;
  const end = to.x - 9;
  const centre = (start + end + 4) / 2;
  const state = stateOnTheWay(leg);
  const stopped = state === 'refused';
  const room = to.x - from.x - from.width;
  // A label wider than its gap moves above the boxes instead of under them.
  const roomy = Math.max(NOTE, textWidth(leg.label ?? '', 11.5)) <= room - 4;
  return {
    leg,
    state,
    path: `M${start} ${y}H${stopped ? centre + 12 : end}`,
    head: stopped ? null : `M${end - 4} ${y - 5}l6 5-6 5`,
    mark: state === 'asked' ? null : { x: centre, y },
    bar: null,
    label: {
      x: centre,
      y: roomy ? y - 20 : from.y - 9,
      anchor: 'middle',
      room: roomy ? room : room + 120,
    },
    note: {
      x: centre,
      y: roomy ? y + 29 : from.y + from.height + 18,
      anchor: 'middle',
      room: room + (roomy ? 0 : 120),
    },
  };
}

/** A line towards the phone network; without a node to start from, the call came in from there. */
function exit(
  leg: DiagramLeg,
  from: NodeBox | undefined,
  y: number,
  middle: number,
  fenceX: number,
  zoneX: number,
): Line {
  const leaks = leg.state === 'leaking';
  const start = from ? from.x + from.width + 5 : zoneX;
  const bend = from && y !== middle ? `M${start} ${middle}h10V${y}` : `M${start} ${y}`;
  const end = from ? (leaks ? zoneX - 6 : fenceX - 7) : fenceX + 7;
  const centre = from ? (start + fenceX - 6) / 2 : (fenceX + zoneX) / 2;
  // A label longer than its line stands above the box it starts from.
  const room = from ? fenceX - from.x - from.width - 14 : 150;
  const roomy = textWidth(leg.label ?? '', 11.5) <= room;
  return {
    leg,
    state: leg.state,
    path: `${bend}H${end}`,
    head: leaks ? `M${end - 4} ${y - 5}l6 5-6 5` : null,
    mark: leaks ? { x: fenceX, y } : { x: centre, y },
    bar: leaks ? null : `M${fenceX} ${y - 13}v26`,
    label: {
      x: fenceX - 12,
      y: roomy ? y - 22 : y - NODE_HEIGHT / 2 - 9,
      anchor: 'end',
      room: roomy ? room : room + 120,
    },
    note: {
      x: fenceX - 12,
      y: y + 31,
      anchor: 'end',
      room,
    },
  };
}

/** A way out from a node that others stand behind: under them, and through the fence. */
function detour(leg: DiagramLeg, box: NodeBox, y: number, fenceX: number, zoneX: number): Line {
  const start = box.x + box.width / 2;
  const end = zoneX + 8;
  const words = { x: fenceX - 16, anchor: 'end' as const, room: 150 };
  return {
    leg: wayOut(leg),
    state: leg.state,
    path: `M${start} ${box.y + box.height + 4}V${y}H${end}`,
    head: `M${end - 4} ${y - 5}l6 5-6 5`,
    mark: { x: fenceX, y },
    bar: null,
    label: { ...words, y: y - 6 },
    note: { ...words, y: y - 6 },
  };
}

function fenceAcross(
  yard: { x: number; y: number; width: number; height: number },
  gapsAt: readonly number[],
): string {
  const right = yard.x + yard.width;
  const bottom = yard.y + yard.height;
  let side = `M${right - 14} ${yard.y}a14 14 0 0 1 14 14`;
  for (const y of gapsAt) side += `V${y - 16}M${right} ${y + 16}`;
  side += `V${bottom - 14}a14 14 0 0 1-14 14`;
  return `M${right - 14} ${yard.y}H${yard.x + 14}a14 14 0 0 0-14 14V${bottom - 14}a14 14 0 0 0 14 14H${right - 14}${side}`;
}

function picketsAcross(
  yard: { x: number; y: number; width: number; height: number },
  gapsAt: readonly number[],
): string {
  const right = yard.x + yard.width;
  let path = '';
  for (let y = yard.y + 12; y <= yard.y + yard.height - 12; y += 9.2) {
    if (gapsAt.every((gap) => Math.abs(gap - y) > 18)) path += `M${right - 4.5} ${y.toFixed(1)}h9`;
  }
  return path;
}
