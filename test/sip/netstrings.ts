/** The netstrings that are whole, each as it came, and what is left. One character is one byte. */
export function cut(text: string): { whole: string[]; rest: string } {
  const whole: string[] = [];
  let rest = text;
  for (;;) {
    const [head, length] = /^(\d+):/.exec(rest) ?? [];
    const end = head === undefined ? Infinity : head.length + Number(length) + 1;
    if (rest.length < end) return { whole, rest };
    whole.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
}
