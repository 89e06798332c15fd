/** The first and last digits of a digest: enough to tell two apart by eye. */
export function shortDigest(digest: string): string {
  const hex = digest.replace('sha256:', '');
  return `${hex.slice(0, 8)}…${hex.slice(-8)}`;
}
