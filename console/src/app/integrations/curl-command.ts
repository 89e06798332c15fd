import type { Integration } from '../api/integration-wire.js';

/**
 * The request as a shell command: the key, or Meta's secret, comes from the environment and never stands in the text.
 *
 * @returns null: it is no address of the server's
 */
export function curlCommand(
  { url, proofs }: Pick<Integration, 'url' | 'proofs'>,
  body: unknown,
): string | null {
  if (url === null) return null;
  const text = quoted(JSON.stringify(body, null, 2));
  if (proofs.includes('meta-signature')) {
    return [
      `BODY=${text}`,
      `SIGNATURE=$(printf '%s' "$BODY" | openssl dgst -sha256 -hmac "$APP_SECRET" | sed 's/^.* //')`,
      `curl -X POST ${quoted(url)} \\`,
      `  -H "X-Hub-Signature-256: sha256=$SIGNATURE" \\`,
      `  -H 'Content-Type: application/json' -d "$BODY"`,
    ].join('\n');
  }
  return [
    `curl -X POST ${quoted(url)} \\`,
    // BASIC is what platforms can send; for a shell either will do.
    `  ${proofs[0] === 'basic' ? '-u "platform:$KEY"' : '-H "Authorization: Bearer $KEY"'} \\`,
    `  -H 'Content-Type: application/json' -d ${text}`,
  ].join('\n');
}

/** One word for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
