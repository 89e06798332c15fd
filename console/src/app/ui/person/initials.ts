/** Two letters for the badge of a person: of two words the first letters, of one its first two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return '';
  if (words.length === 1) return [...words[0]].slice(0, 2).join('').toUpperCase();
  return [...words[0]][0].toUpperCase() + [...words[words.length - 1]][0].toUpperCase();
}
