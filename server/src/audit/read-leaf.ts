/** Fields of an entry's leaf. */
export type Leaf = Readonly<Record<string, unknown>>;

/** The fields of a leaf; none when it is not JSON: an entry that was overwritten says nothing. */
export function readLeaf(leaf: string): Leaf {
  try {
    const value: unknown = JSON.parse(leaf);
    return typeof value === 'object' && value !== null ? (value as Leaf) : {};
  } catch {
    return {};
  }
}
