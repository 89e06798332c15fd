/** A unit as the texts are named by it. */
export function unitId(unit: string): string {
  return unit
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
