import { ATTESTED_WORDS } from './endpoint-notes.js';
import { userCallTo } from './example-call.js';
import { isObject, objectOf, textOf } from './json-place.js';
import type { Note, Place, Surroundings } from './note.js';

/** SIP trunks as the platform lists them: what lies behind one, only an attestation can tell. */
export function* readSipTrunk(place: Place, { attestations }: Surroundings): Iterable<Note> {
  const trunk = objectOf(place.value);
  const ids = [trunk['id'], trunk['sipTrunkId'], trunk['trunkId'], trunk['name']].flatMap((id) => {
    const text = textOf(id);
    return text === undefined ? [] : [text];
  });
  if (!isObject(place.value) || (ids.length === 0 && trunk['type'] === undefined)) {
    yield { reason: 'shape-unknown', at: place.at };
    return;
  }
  const known = ids.find((id) => attestations.of('sip-trunk', id) !== 'missing') ?? ids[0];
  const attested = attestations.of('sip-trunk', known);
  if (attested === 'closed') return;
  const name = textOf(trunk['name']) ?? ids[0] ?? '';
  const provider = trunk['type'] === 'PROVIDER' ? (textOf(trunk['provider']) ?? 'PROVIDER') : '';
  const words = ATTESTED_WORDS[attested];
  yield {
    door: 'trunk-reaches-pstn',
    severity: attested === 'missing' ? 'warning' : 'error',
    at: place.at,
    message: {
      en: `Trunk ${name}${provider && `, of the provider ${provider},`} ${words.en}`,
      ja: `トランク「${name}」${provider && `（プロバイダー：${provider}）`}${words.ja}`,
    },
    example: userCallTo({ kind: 'sip-trunk', ...(known ? { id: known } : {}) }),
  };
}
