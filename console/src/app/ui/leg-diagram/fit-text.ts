/** Width of a text in pixels, near enough to decide where to cut it: full-width letters are as wide as high. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) {
    width +=
      letter.codePointAt(0)! > 0x2e80
        ? size
        : /[A-Z0-9+@%mw]/.test(letter)
          ? size * 0.64
          : size * 0.54;
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
