import type { DirectoryView } from '../directory/directory.dto.js';

/** The names that samples speak of, as the platforms' own documents have them. */
const SENDER = '441632960001';
const META_SENDER = '442079460321';
const ROUTE = 'c1d7a0f2-6a3d-4b0e-9f0e-0c5f5f3e7a11';
const SOURCE = '127.0.0.1';
const ENDPOINTS: Readonly<Record<string, string>> = {
  webrtc: 'desk.sato',
  'sip-trunk': 'trunk-sbc-tokyo-01',
  'calls-api': 'calls-cfg-whatsapp-desk',
  'ivr-api': 'whatsapp-ivr-conversations',
  'moments-ivr': 'support-flow',
};

/**
 * A sample told of what this directory holds, so that its answer shows more than that nothing is registered: a sample's name is
 * replaced by the first registered one of its kind, where there is one. The user stays the sample's.
 */
export function fittedSample(sample: unknown, directory: DirectoryView): unknown {
  let text = JSON.stringify(sample);
  for (const [name, own] of ownNames(directory)) {
    // Within a string of JSON: escaped like the rest of it.
    text = text.replaceAll(name, () => JSON.stringify(own).slice(1, -1));
  }
  return JSON.parse(text) as unknown;
}

function ownNames({ businessNumbers, endpoints, routes }: DirectoryView): [string, string][] {
  const numbers = businessNumbers.filter(({ callingEnabled }) => callingEnabled === true);
  const numberOf = (isMeta: boolean): string | undefined =>
    numbers.find(({ provider }) => (provider === 'meta') === isMeta)?.number.slice(1);
  const routeOf = (platform: string): string | undefined =>
    routes.find((route) => route.platform === platform && route.initiator === 'user')?.routeId;
  const pairs: [string, string | undefined][] = [
    [SENDER, numberOf(false)],
    [META_SENDER, numberOf(true)],
    [ROUTE, routeOf('infobip')],
    [SOURCE, routeOf('sip')],
    ...Object.entries(ENDPOINTS).map(([kind, name]): [string, string | undefined] => [
      name,
      endpoints.find((each) => each.kind === kind && each.pstnReachability === 'none')?.id,
    ]),
  ];
  return pairs.filter((pair): pair is [string, string] => pair[1] !== undefined);
}
