import { parseTree, type Node } from 'jsonc-parser';

/** Line and column, both from 1, of a place in a text; columns in UTF-16 units. */
export interface TextPlace {
  readonly startLine: number;
  readonly startColumn: number;
}

/**
 * Makes a finder of the places of JSON pointers in a JSON text, which is read once.
 *
 * @returns a finder that answers the nearest place above where the pointer leads nowhere
 */
export function textPlaces(text: string): (pointer: string) => TextPlace {
  const tree = parseTree(text);
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (pointer) => {
    const offset = tree === undefined ? 0 : nodeAt(tree, stepsOf(pointer)).offset;
    const line = lastAtOrBefore(starts, offset);
    return { startLine: line + 1, startColumn: offset - starts[line]! + 1 };
  };
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A step is an index only where an array is entered. */
function nodeAt(root: Node, steps: readonly string[]): Node {
  let node = root;
  for (const step of steps) {
    const children = node.children ?? [];
    const next =
      node.type === 'array'
        ? children[Number(step)]
        : children.find(({ children: member }) => member?.[0]?.value === step)?.children?.[1];
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
