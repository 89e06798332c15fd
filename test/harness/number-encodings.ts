/** A number as it may stand in a file without being seen at first sight, by the name of the form. */
export function encodingsOf(waId: string): ReadonlyMap<string, Buffer> {
  const groups = [waId.slice(0, 2), waId.slice(2, 4), waId.slice(4, 8), waId.slice(8)];
  const digits = [...waId];
  const integer = Buffer.alloc(8);
  integer.writeBigUInt64BE(BigInt(waId));
  const text = (form: string): Buffer => Buffer.from(form);
  return new Map([
    ['digits', text(waId)],
    ['E.164', text(`+${waId}`)],
    ['digits with spaces', text(groups.join(' '))],
    ['digits with hyphens', text(groups.join('-'))],
    ['escaped for an address', text(digits.map((one) => `%3${one}`).join(''))],
    ...[0, 1, 2].map((offset) => [`base64 at ${offset}`, text(base64At(waId, offset))] as const),
    ['hexadecimal', text(text(waId).toString('hex'))],
    ['UTF-16 little-endian', Buffer.from(waId, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(waId, 'utf16le').swap16()],
    ['backwards', text([...digits].reverse().join(''))],
    ['full-width', text(digits.map((one) => String.fromCharCode(0xff10 + Number(one))).join(''))],
    ['packed decimal', Buffer.from(waId, 'hex')],
    ['integer big-endian', integer.subarray(2)],
    ['integer little-endian', Buffer.from(integer.subarray(2)).reverse()],
  ]);
}

/** What base64 shows of a number that begins so many bytes into a group of three, whatever stands around it. */
function base64At(waId: string, offset: number): string {
  const first = [0, 2, 3][offset]!;
  const whole = Math.floor(((offset + waId.length) * 8) / 6);
  return Buffer.from('x'.repeat(offset) + waId)
    .toString('base64')
    .slice(first, whole);
}

/** Forms in which a number stands in these bytes. */
export function encodingsIn(bytes: Buffer, waId: string): string[] {
  return [...encodingsOf(waId)].filter(([, form]) => bytes.includes(form)).map(([name]) => name);
}
