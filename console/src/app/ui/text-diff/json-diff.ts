import { diffLines, diffWordsWithSpace } from 'diff';

/** A line of two JSON texts set side by side in one column. */
export interface DiffLine {
  readonly kind: 'same' | 'out' | 'in';
  /** Line numbers from 1; null where the line is not in that text. */
  readonly before: number | null;
  readonly after: number | null;
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[];
}

/** So many unchanged lines that are left out. */
export interface DiffGap {
  readonly kind: 'gap';
  readonly count: number;
}

/** Lines of unchanged text shown around a change. */
const CONTEXT = 3;

/** Two values as JSON, line by line, with what changed inside a line marked. `undefined` is a value that is not there. */
export function jsonDiff(before: unknown, after: unknown): DiffLine[] {
  const text = (value: unknown): string =>
    value === undefined ? '' : `${JSON.stringify(value, null, 2)}\n`;
  const lines: DiffLine[] = [];
  let [left, right] = [1, 1];
  const changes = diffLines(text(before), text(after));
  for (let at = 0; at < changes.length; at++) {
    const { added, removed, value } = changes[at];
    const here = linesOf(value);
    const next = changes[at + 1];
    if (removed && next?.added) {
      const there = linesOf(next.value);
      const pairs = here.map((line, index) => marks(line, there[index]));
      for (const { out } of pairs) {
        lines.push({ kind: 'out', before: left++, after: null, pieces: out });
      }
      for (const [index, line] of there.entries()) {
        const pieces = pairs[index]?.in ?? plain(line);
        lines.push({ kind: 'in', before: null, after: right++, pieces });
      }
      at++;
    } else if (removed) {
      for (const line of here) {
        lines.push({ kind: 'out', before: left++, after: null, pieces: plain(line) });
      }
    } else if (added) {
      for (const line of here) {
        lines.push({ kind: 'in', before: null, after: right++, pieces: plain(line) });
      }
    } else {
      for (const line of here) {
        lines.push({ kind: 'same', before: left++, after: right++, pieces: plain(line) });
      }
    }
  }
  return lines;
}

/** The lines around changes; what is left out between them is counted. */
export function folded(lines: readonly DiffLine[]): (DiffLine | DiffGap)[] {
  const near = (index: number): boolean =>
    lines
      .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
      .some(({ kind }) => kind !== 'same');
  const shown: (DiffLine | DiffGap)[] = [];
  let left = 0;
  const close = (): void => {
    if (left > 0) shown.push({ kind: 'gap', count: left });
    left = 0;
  };
  for (const [index, line] of lines.entries()) {
    if (near(index)) {
      close();
      shown.push(line);
    } else left++;
  }
  close();
  return shown;
}

function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

function plain(line: string): DiffLine['pieces'] {
  return [{ text: line, marked: false }];
}

function marks(
  before: string,
  after: string | undefined,
): { readonly out: DiffLine['pieces']; readonly in: DiffLine['pieces'] } {
  if (after === undefined) return { out: plain(before), in: [] };
  const words = diffWordsWithSpace(before, after);
  const side = (left: 'added' | 'removed'): DiffLine['pieces'] =>
    words
      .filter((word) => !word[left])
      .map(({ added, removed, value }) => ({ text: value, marked: added || removed }));
  return { out: side('added'), in: side('removed') };
}
