/** Steps of an RFC 6901 JSON pointer. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A JSON pointer of these steps below another. */
export function below(pointer: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>(
    (at, step) => `${at}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    pointer,
  );
}

/** Whether a pointer names a place, or something within it. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** What stands at a place; undefined: nothing. */
export function valueAt(root: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[step]
        : undefined,
    root,
  );
}

/** The same document with another value at a place, sharing all that did not change; a place that is not there is left alone. */
export function withValue<T>(root: T, pointer: string, value: unknown): T {
  return changed(root, stepsOf(pointer), (parent, step) => {
    if (!Array.isArray(parent)) return { ...parent, [step]: value };
    return parent.map((each: unknown, index) => (String(index) === step ? value : each));
  });
}

/** The same document without what stands at a place. */
export function without<T>(root: T, pointer: string): T {
  return changed(root, stepsOf(pointer), (parent, step) => {
    if (Array.isArray(parent)) {
      return (parent as unknown[]).filter((_, index) => String(index) !== step);
    }
    const { [step]: _, ...rest } = parent as Record<string, unknown>;
    return rest;
  });
}

/** The same document with one more member before the place named, which is a place in a list; its length names the end. */
export function withInserted<T>(root: T, pointer: string, value: unknown): T {
  return changed(root, stepsOf(pointer), (parent, step) =>
    Array.isArray(parent) ? (parent as unknown[]).toSpliced(Number(step), 0, value) : parent,
  );
}

type Change = (parent: object, step: string) => unknown;

function changed<T>(node: T, steps: readonly string[], change: Change): T {
  if (typeof node !== 'object' || node === null) return node;
  const [step, ...rest] = steps;
  if (step === undefined) return node;
  if (rest.length === 0) return change(node, step) as T;
  const child = (node as Record<string, unknown>)[step];
  const next = changed(child, rest, change);
  if (next === child) return node;
  return (
    Array.isArray(node)
      ? node.map((each: unknown, index) => (String(index) === step ? next : each))
      : { ...node, [step]: next }
  ) as T;
}
