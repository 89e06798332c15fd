/** Widths of the text face by kind of letter, in shares of the size; full-width letters are as wide as high. */
const WIDTHS: readonly { readonly letters: RegExp; readonly share: number }[] = [
  { letters: /[\u2e80-\uffef]/, share: 1 },
  { letters: /[ .,:;'|iIjl]/, share: 0.3 },
  { letters: /[-ftr()]/, share: 0.42 },
  { letters: /[mwMW@%]/, share: 0.88 },
  { letters: /[A-Z+…]/, share: 0.68 },
  { letters: /[0-9]/, share: 0.62 },
];
const OTHER = 0.58;

/** Width of a text in pixels, near enough to decide where to cut it. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) {
    width += size * (WIDTHS.find(({ letters }) => letters.test(letter))?.share ?? OTHER);
  }
  return width;
}

/** `text`, cut with an ellipsis where it would leave its box. */
export function fitText(text: string, room: number, size: number): string {
  if (textWidth(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(letters.join('') + '…', size) > room) letters.pop();
  return letters.join('').trimEnd() + '…';
}
