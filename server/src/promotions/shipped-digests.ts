/** Digests of the policies that shipped before there were bundles; data made by those releases has one of them live. */
export const DIGESTS_SHIPPED_EARLIER: readonly string[] = [
  'sha256:103e02262f7fe19b333f2c2bc0a5d76571db73417740ace7b0438a919ed8e369',
  'sha256:b90869b6e8c3ce86bdc566776c051abc2ca29218273e4535ee375e9762207845',
  'sha256:e3ab67844c1f307081ef742a4c661f369a5a8ad1825a4f4a0216951bddb4bfe7',
  'sha256:5b3f4cd74ce150a169aaf7c1e1ebe166a99fce125b9e6f25c70e8e79980e8184',
  'sha256:88d58d9402d4f6b8461440c28c5fcc486f3b4e552a774cc455cf4b80fc2d2c86',
  'sha256:202b32e629aac3971df234222f0c6a84aac2382fc3435de7d99b19c80b5c8d95',
  'sha256:5bca72f9886f6c7388afce6a04ed98270834af3cd0df55b2f917acd38a61301f',
  'sha256:0306c6f4afe069cb30733c294a0928a8b5cea0d955c356174dec2bb01a227d5e',
  'sha256:b0957c64ecfdea1d1e37f05c78ab2c69a15ca5171cf23c7aa05811a3fea93b34',
];
