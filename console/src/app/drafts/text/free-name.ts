/** The name wanted, or with the first number behind it by which nothing else is called. */
export function freeName(wanted: string, taken: ReadonlySet<string | null>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted} (${number})`;
  return name;
}
