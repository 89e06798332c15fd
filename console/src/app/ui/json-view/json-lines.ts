/** A piece of a line: key, string, number or literal, or plain punctuation. */
export interface JsonPiece {
  readonly text: string;
  readonly kind: 'jk' | 'js' | 'jn' | '';
}

const PIECE = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/g;

/** A value as indented JSON, line by line, each cut into pieces to be coloured. Text stays text: nothing is parsed as markup. */
export function jsonLines(value: unknown): JsonPiece[][] {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => piecesOf(line));
}

function piecesOf(line: string): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  let at = 0;
  const plain = (to: number): void => {
    if (to > at) pieces.push({ text: line.slice(at, to), kind: '' });
  };
  for (const match of line.matchAll(PIECE)) {
    const text = match[1] ?? match[3];
    plain(match.index);
    pieces.push({
      text,
      kind: match[1] === undefined ? 'jn' : match[2] === undefined ? 'js' : 'jk',
    });
    at = match.index + text.length;
  }
  plain(line.length);
  return pieces;
}
