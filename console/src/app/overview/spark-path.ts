/** The line of a small series over its own scale, and the area under it. */
export function sparkPath(
  series: readonly number[],
  width: number,
  height: number,
): { readonly line: string; readonly area: string } {
  if (series.length < 2) return { line: '', area: '' };
  const most = Math.max(1, ...series);
  const points = series.map((value, index) => {
    const x = (index / (series.length - 1)) * width;
    const y = height - 2 - (value / most) * (height - 4);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  const line = `M${points.join('L')}`;
  return { line, area: `${line}L${width} ${height}L0 ${height}z` };
}
