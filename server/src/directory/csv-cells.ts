/** What a spreadsheet may take for a formula, and the mark itself, so that taking the mark off gives back what was there. */
const MARKED = /^[=+\-@\t\r\n'＝＋－＠]/u;
const MARK = "'";

/** A cell that no spreadsheet runs as a formula: one that could be taken for one begins with an apostrophe. */
export function shieldedCell(text: string): string {
  return MARKED.test(text) ? MARK + text : text;
}

/** What a cell holds; the apostrophe of {@link shieldedCell} is taken off, any other stays. */
export function plainCell(cell: string): string {
  return cell.startsWith(MARK) && MARKED.test(cell.slice(1)) ? cell.slice(1) : cell;
}
