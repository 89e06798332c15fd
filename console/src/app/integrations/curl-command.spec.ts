import { curlCommand } from './curl-command.js';

const URL = 'https://pdp.example.com/v1/adapters/sip';

describe('curlCommand', () => {
  it('takes the key from the environment', () => {
    expect(curlCommand({ url: URL, proofs: ['bearer'] }, { a: 1 })).toBe(
      [
        `curl -X POST '${URL}' \\`,
        `  -H "Authorization: Bearer $KEY" \\`,
        `  -H 'Content-Type: application/json' -d '{\n  "a": 1\n}'`,
      ].join('\n'),
    );
  });

  it('shows the key as the password of BASIC where platforms do', () => {
    expect(curlCommand({ url: URL, proofs: ['basic', 'bearer'] }, {})).toContain(
      '-u "platform:$KEY"',
    );
  });

  it('signs the very text it sends', () => {
    const command = curlCommand({ url: URL, proofs: ['meta-signature'] }, {})!;

    expect(command).toContain(`BODY='{}'`);
    expect(command).toContain('-hmac "$APP_SECRET"');
    expect(command).toContain('-d "$BODY"');
  });

  it('leaves nothing of the body to the shell', () => {
    const body = { text: `'; rm -rf "$HOME" #` };

    expect(curlCommand({ url: URL, proofs: ['bearer'] }, body)).toContain(
      `'\\''; rm -rf \\"$HOME\\" #"`,
    );
  });

  it('is none where there is no address', () => {
    expect(curlCommand({ url: null, proofs: ['socket'] }, {})).toBeNull();
  });
});
