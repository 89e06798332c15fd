import { namesIn } from './condition-names.js';

/** A name on the way from where the walk began, and the names it has still to follow. */
interface Step {
  readonly name: string;
  readonly ahead: string[];
}

/**
 * Names of conditions that lead back to themselves; in json-rules-engine they overflow the stack (D3).
 *
 * Tarjan's walk through strongly connected names: linear in the number of references, and without recursion.
 */
export function cyclicNames(conditions: Readonly<Record<string, unknown>>): string[] {
  const next = new Map(
    Object.entries(conditions).map(([name, condition]) => [name, namesIn(condition)]),
  );
  const cyclic = new Set<string>();
  const place = new Map<string, number>();
  /** The earliest place a name leads back to, among those whose circle is not closed yet. */
  const earliest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();

  const enter = (name: string): Step => {
    place.set(name, place.size);
    earliest.set(name, place.get(name)!);
    open.push(name);
    isOpen.add(name);
    return { name, ahead: [...next.get(name)!] };
  };
  const lead = (from: string, to: number): void =>
    void earliest.set(from, Math.min(earliest.get(from)!, to));
  const close = (name: string): void => {
    const circle = open.splice(open.lastIndexOf(name));
    for (const member of circle) isOpen.delete(member);
    if (circle.length > 1 || next.get(name)!.has(name)) {
      for (const member of circle) cyclic.add(member);
    }
  };

  for (const start of next.keys()) {
    if (place.has(start)) continue;
    const path = [enter(start)];
    for (let step = path[0]; step !== undefined; step = path[path.length - 1]) {
      const { name, ahead } = step;
      const to = ahead.pop();
      if (to === undefined) {
        path.pop();
        if (earliest.get(name) === place.get(name)) close(name);
        const from = path[path.length - 1];
        if (from !== undefined) lead(from.name, earliest.get(name)!);
      } else if (!next.has(to)) continue;
      else if (!place.has(to)) path.push(enter(to));
      else if (isOpen.has(to)) lead(name, place.get(to)!);
    }
  }
  return [...next.keys()].filter((name) => cyclic.has(name));
}
