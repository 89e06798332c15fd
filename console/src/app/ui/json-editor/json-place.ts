import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';

/** A place in a text, as offsets. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** The text read as far as it can be; undefined where there is nothing to read. */
export function treeOf(text: string): Node | undefined {
  return parseTree(text, [], { disallowComments: true });
}

/** Where a text stops being JSON; null: it is JSON. */
export function firstFaultIn(text: string): number | null {
  const faults: ParseError[] = [];
  parseTree(text, faults, { disallowComments: true });
  return faults.length === 0 ? null : Math.min(...faults.map(({ offset }) => offset));
}

/** Where the value of a JSON pointer stands, or the nearest thing around it. */
export function rangeOf(tree: Node | undefined, pointer: string): TextRange {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (let depth = steps.length; depth >= 0; depth--) {
    const node = nodeAt(tree, steps.slice(0, depth));
    if (node === undefined) continue;
    // What is missing in an object or a list is told at its beginning: marking all of it would hide the place.
    const missing = depth < steps.length && (node.type === 'object' || node.type === 'array');
    return { from: node.offset, to: node.offset + (missing ? 1 : node.length) };
  }
  return { from: 0, to: 0 };
}

/** The node of a path; steps into lists are numbers there, though a pointer has them as text. */
export function nodeAt(tree: Node | undefined, steps: readonly string[]): Node | undefined {
  return steps.reduce<Node | undefined>((node, step) => {
    if (node === undefined) return undefined;
    return findNodeAtLocation(node, [node.type === 'array' ? Number(step) : step]);
  }, tree);
}
