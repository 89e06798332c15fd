import type { DiagramLeg } from './diagram-leg.js';
import {
  stateOnTheWay,
  wayOut,
  type Box,
  type LegLayout,
  type Line,
  type NodeBox,
  type Sides,
} from './leg-geometry.js';

const TOP = 34;
const SIDE = 8;
const NODE_HEIGHT = 56;
const STEP = 112;
const MOST_WIDTH = 400;
/** Room beside the nodes for each way out that does not begin at the last of them. */
const DETOUR = 16;

/** The drawing from top to bottom: the fence's pickets look down on the phone network. */
export function layOutDown({ inside, outside, escaping, origin }: Sides, room: number): LegLayout {
  const lastLeg = inside.at(-1)?.leg;
  const straight = escaping.filter((leg) => leg === lastLeg);
  const detours = escaping.filter((leg) => leg !== lastLeg);
  const exits = [...straight.map(wayOut), ...outside];
  const alarm = exits.length + detours.length > 0;
  const width = Math.max(260, Math.min(MOST_WIDTH, room));
  const centre = width / 2;
  const beside = detours.length > 0 ? 24 + Math.min(3, detours.length) * DETOUR : 16;
  const nodeWidth = Math.min(224, width - 2 * SIDE - 2 * beside);
  const nodeX = centre - nodeWidth / 2;
  const nodes: NodeBox[] = inside.map((drawn, index) => ({
    drawn,
    outside: false,
    x: nodeX,
    y: TOP + 22 + index * STEP,
    width: nodeWidth,
    height: NODE_HEIGHT,
  }));
  const lastBottom = nodes.length ? nodes.at(-1)!.y + NODE_HEIGHT : TOP + 24;
  const fenceY = lastBottom + (alarm ? 60 : 22);
  const yard: Box = { x: SIDE, y: TOP, width: width - 2 * SIDE, height: fenceY - TOP };
  const zoneTop = fenceY + 40;
  const phones = outside.filter((leg) => leg.kind === 'pstn');
  const zoneHeight = phones.length ? phones.length * (NODE_HEIGHT + 12) + 20 : 60;
  const zone: Box = { x: SIDE, y: zoneTop, width: width - 2 * SIDE, height: zoneHeight };

  const lines: Line[] = [];
  for (let index = 1; index < nodes.length; index++) {
    const leg = nodes[index].drawn.leg ?? nodes[index].drawn.folded![0];
    lines.push(between(leg, nodes[index - 1], nodes[index], centre, width));
  }
  const columnAt = (index: number): number => centre + (index - (exits.length - 1) / 2) * 64;
  const detourAt = (index: number): number => nodeX - 12 - (index % 3) * DETOUR;
  detours.forEach((leg, index) => {
    const box = nodes.find(({ drawn }) => drawn.leg === leg)!;
    lines.push(detour(leg, box, detourAt(index), fenceY, zoneTop));
  });
  exits.forEach((leg, index) => {
    lines.push(
      exit(
        leg,
        nodes.length && leg !== origin ? lastBottom : null,
        columnAt(index),
        fenceY,
        zoneTop,
        width,
      ),
    );
  });
  phones.forEach((leg, index) => {
    nodes.push({
      drawn: { leg },
      outside: true,
      x: nodeX,
      y: zoneTop + 16 + index * (NODE_HEIGHT + 12),
      width: nodeWidth,
      height: NODE_HEIGHT,
    });
  });
  const gapsAt = [
    ...new Set([
      ...detours.map((_, index) => detourAt(index)),
      ...exits.flatMap((leg, index) => (leg.state === 'leaking' ? [columnAt(index)] : [])),
    ]),
  ].sort((a, b) => a - b);
  return {
    across: false,
    width,
    height: zoneTop + zoneHeight + 8,
    yard,
    zone,
    alarm,
    fence: fenceDown(yard, gapsAt),
    pickets: picketsDown(yard, gapsAt),
    nodes,
    lines,
    yardTitle: { x: SIDE + 2, y: 22 },
    zoneTitle: { x: detours.length > 0 ? nodeX + 4 : SIDE + 2, y: fenceY + 29 },
    zoneText: phones.length
      ? null
      : { x: centre, y: zoneTop + zoneHeight / 2 + 4, room: zone.width - 24 },
  };
}

function between(leg: DiagramLeg, from: NodeBox, to: NodeBox, x: number, width: number): Line {
  const start = from.y + from.height + 4;
  const end = to.y - 8;
  const middle = (start + end) / 2 + 2;
  const state = stateOnTheWay(leg);
  const stopped = state === 'refused';
  const words = { x: x + 22, anchor: 'start' as const, room: width - x - 22 - 16 };
  return {
    leg,
    state,
    path: `M${x} ${start}V${stopped ? middle + 12 : end}`,
    head: stopped ? null : `M${x - 5} ${end - 4}l5 6 5-6`,
    mark: state === 'asked' ? null : { x, y: middle },
    bar: null,
    label: { ...words, y: middle - 3 },
    note: { ...words, y: middle + 13 },
  };
}

function exit(
  leg: DiagramLeg,
  from: number | null,
  x: number,
  fenceY: number,
  zoneTop: number,
  width: number,
): Line {
  const leaks = leg.state === 'leaking';
  const start = from === null ? zoneTop + 8 : from + 4;
  const end = from === null ? fenceY + 7 : leaks ? zoneTop + 8 : fenceY - 7;
  const middle = from === null ? (fenceY + zoneTop) / 2 : (start + fenceY) / 2 - 4;
  const words = { x: x + 22, anchor: 'start' as const, room: width - x - 22 - 16 };
  return {
    leg,
    state: leg.state,
    path: `M${x} ${start}V${end}`,
    head: leaks ? `M${x - 5} ${end - 4}l5 6 5-6` : null,
    mark: leaks ? { x, y: fenceY } : { x, y: middle },
    bar: leaks ? null : `M${x - 13} ${fenceY}h26`,
    label: { ...words, y: (from === null ? fenceY - 24 : middle) - 3 },
    note: { ...words, y: (from === null ? fenceY - 24 : middle) + 13 },
  };
}

/** A way out from a node that others stand behind: beside them, and through the fence. */
function detour(leg: DiagramLeg, box: NodeBox, x: number, fenceY: number, zoneTop: number): Line {
  const end = zoneTop + 8;
  const words = { x: x + 14, anchor: 'start' as const, room: 90 };
  return {
    leg: wayOut(leg),
    state: leg.state,
    path: `M${box.x - 4} ${box.y + box.height / 2}H${x}V${end}`,
    head: `M${x - 5} ${end - 4}l5 6 5-6`,
    mark: { x, y: fenceY },
    bar: null,
    label: { ...words, y: fenceY - 14 },
    note: { ...words, y: fenceY - 14 },
  };
}

function fenceDown(yard: Box, gapsAt: readonly number[]): string {
  const right = yard.x + yard.width;
  const bottom = yard.y + yard.height;
  let side = `M${yard.x} ${bottom - 14}a14 14 0 0 0 14 14`;
  for (const x of gapsAt) {
    side += `H${Math.max(yard.x + 14, x - 18)}M${Math.min(right - 14, x + 18)} ${bottom}`;
  }
  side += `H${right - 14}a14 14 0 0 0 14-14`;
  return `M${yard.x} ${bottom - 14}V${yard.y + 14}a14 14 0 0 1 14-14H${right - 14}a14 14 0 0 1 14 14V${bottom - 14}${side}`;
}

function picketsDown(yard: Box, gapsAt: readonly number[]): string {
  const bottom = yard.y + yard.height;
  let path = '';
  for (let x = yard.x + 16; x <= yard.x + yard.width - 14; x += 9.2) {
    if (gapsAt.every((gap) => Math.abs(gap - x) > 20)) path += `M${x.toFixed(1)} ${bottom - 4.5}v9`;
  }
  return path;
}
