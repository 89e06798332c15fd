/** A place of this console to go back to; an address that would leave it is not followed. */
export function localPlace(asked: string | undefined): string {
  const local = asked !== undefined && /^\/(?![/\\])/u.test(asked) && !asked.startsWith('/sign-in');
  return local ? asked : '/overview';
}
