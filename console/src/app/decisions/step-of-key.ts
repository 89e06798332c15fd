/** How many rows a key moves by; letters work everywhere, the arrows and page keys only inside the rows. */
export function stepOfKey(key: string, inRows: boolean): number | null {
  if (key === 'j') return 1;
  if (key === 'k') return -1;
  if (!inRows) return null;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -Infinity,
    End: Infinity,
  };
  return steps[key] ?? null;
}
