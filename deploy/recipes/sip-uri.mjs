/** What a SIP URI may be made of to stand in a dial string: none of it ends or separates anything there, or leads elsewhere. */
const PLAIN = /^sips?:[A-Za-z0-9_.!~+-]+@([A-Za-z0-9.-]+(?::\d+)?)(?:;transport=[a-z]+)?$/;

/** Host and port a SIP URI leads to; undefined where the text is no plain one. */
export function placeIn(uri) {
  return PLAIN.exec(uri ?? '')?.[1].toLowerCase();
}

/** The address of a destination, where it is at the very place that was judged; a number never is. */
export function sipAddressOf({ kind, id, address }) {
  return kind === 'sip-trunk' && id !== undefined && placeIn(address) === id ? address : undefined;
}
