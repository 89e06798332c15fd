/** An E.164 number with the gaps people read it by, where the plan is simple; anything else stays as it is. */
export function phoneText(number: string): string {
  const japan =
    /^\+81(3|6)(\d{4})(\d{4})$/.exec(number) ?? /^\+81([5789]0)(\d{4})(\d{4})$/.exec(number);
  if (japan) return `+81 ${japan[1]}-${japan[2]}-${japan[3]}`;
  const america = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (america) return `+1 ${america[1]}-${america[2]}-${america[3]}`;
  return number;
}
