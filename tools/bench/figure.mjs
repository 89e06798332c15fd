// Prints figures, one a line, and remembers which were missed.
let missed = 0;

/** @param limit such as `>=1500` or `<=75`; absent: told for comparison only */
export function figure(id, value, unit, limit) {
  const shown = `${round(value)}${unit}`;
  if (limit === undefined) return console.log(`${id} ${shown} - INFO`);
  const [, sign, bound] = /^([<>]=)(\d+(?:\.\d+)?)$/.exec(limit);
  const isReached = sign === '>=' ? value >= Number(bound) : value <= Number(bound);
  if (!isReached) missed++;
  console.log(`${id} ${shown} ${limit}${unit} ${isReached ? 'PASS' : 'FAIL'}`);
}

export const failures = () => missed;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function round(value) {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return Number(value.toFixed(digits));
}
