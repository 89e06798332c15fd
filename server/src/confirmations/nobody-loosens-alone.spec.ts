import type { EndpointEvidence } from '@ringfence/rules';
import fc from 'fast-check';
import { Directory } from '../directory/directory.js';
import { looseningOf } from '../directory/endpoint-loosening.js';
import { hired } from '../identity/newcomer.fixture.js';
import { Confirmations } from './confirmations.js';
import { KEY, ServerUnderTest } from '../server-under-test.fixture.js';

/** Who acts, and which human being is behind it; a key of the settings stands for nobody. */
interface Party {
  readonly name: string;
  readonly identity: string | undefined;
  readonly headers: Record<string, string>;
}

type Move =
  | { readonly kind: 'put' | 'import'; readonly who: number; readonly entry: EndpointEvidence }
  | { readonly kind: 'remove'; readonly who: number }
  | {
      readonly kind: 'confirm' | 'together' | 'refuse';
      readonly who: number;
      readonly nth: number;
    };

const entry: fc.Arbitrary<EndpointEvidence> = fc.record(
  {
    pstnReachability: fc.constantFrom('none', 'none', 'none', 'possible'),
    attestedBy: fc.constantFrom('network team', 'somebody else'),
    attestedUntil: fc.constantFrom('2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'),
    callerOrigin: fc.constantFrom('internal', 'pstn', 'unknown'),
  },
  { requiredKeys: ['pstnReachability'] },
);
const who = fc.nat({ max: 5 });
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('put' as const, 'import' as const), who, entry }),
    fc.record({ kind: fc.constant('remove' as const), who }),
    fc.record({
      kind: fc.constantFrom('confirm' as const, 'together' as const, 'refuse' as const),
      who,
      nth: fc.nat({ max: 1 }),
    }),
  ),
  { minLength: 2, maxLength: 12 },
);

/** The admin proposes, and the approver confirms: what loosening looks like. */
const BY_TWO: Move[] = [
  { kind: 'put', who: 0, entry: { pstnReachability: 'none' } },
  { kind: 'confirm', who: 4, nth: 0 },
];
/** The same with a file. */
const TOGETHER: Move[] = [
  { kind: 'import', who: 0, entry: { pstnReachability: 'none' } },
  { kind: 'together', who: 4, nth: 0 },
];

describe('nobody loosens alone', () => {
  let server: ServerUnderTest;
  let parties: readonly Party[];
  let places = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    const admin = await server.signIn('admin');
    const own = await server.sendJson('POST', '/v1/machine-keys', admin, {
      name: 'own key',
      scopes: ['directory'],
    });
    const again = await hired(server, 'again', 'admin+2@demo.example', ['admin', 'approver']);
    parties = [
      { name: 'admin', identity: 'admin', headers: admin },
      { name: 'admin again', identity: 'admin', headers: again },
      {
        name: "admin's key",
        identity: 'admin',
        headers: { authorization: `Bearer ${String(own.body['key'])}` },
      },
      { name: 'key', identity: undefined, headers: { authorization: `Bearer ${KEY}` } },
      { name: 'approver', identity: 'approver', headers: await server.signIn('approver') },
      { name: 'author', identity: 'author', headers: await server.signIn('author') },
    ];
  });

  afterAll(() => server.stop());

  it('whatever people and keys put in, bring as files, take away, confirm and refuse', async () => {
    let loosened = 0;
    await fc.assert(
      fc.asyncProperty(moves, async (sequence) => {
        const id = `place-${places++}`;
        const proposals: { readonly id: string; by: Party }[] = [];
        const now = (): EndpointEvidence | undefined =>
          server.server.app.get(Directory).endpoint(`webrtc:${id}`);
        for (const move of sequence) {
          const party = parties[move.who]!;
          const before = now();
          const proposal = 'nth' in move ? proposals[move.nth] : undefined;
          const path = `/v1/directory/endpoints/webrtc/${id}`;
          if (move.kind === 'put') {
            const answer = await server.sendJson('PUT', path, party.headers, move.entry);
            const waits = answer.body['confirmation'];
            if (typeof waits === 'string') proposals.push({ id: waits, by: party });
          } else if (move.kind === 'import') {
            const endpoints = [{ kind: 'webrtc', id, ...move.entry }];
            const file = { dryRun: false, entries: { endpoints } };
            const place = '/v1/directory/imports';
            const answer = await server.sendJson('POST', place, party.headers, file);
            const [row] = (answer.body['rows'] ?? []) as { confirmation?: string }[];
            if (row?.confirmation !== undefined) {
              proposals.push({ id: row.confirmation, by: party });
            }
          } else if (move.kind === 'remove') {
            await server.send(path, { method: 'DELETE', headers: party.headers });
          } else if (move.kind === 'together' && proposal !== undefined) {
            // All there is of it: each import of this entry is of one row.
            const { importId } = server.server.app.get(Confirmations).byId(proposal.id)!;
            const path = `/v1/confirmations/imports/${String(importId)}/confirm`;
            const answer = await server.sendJson('POST', path, party.headers, {
              ids: [proposal.id],
            });
            if (answer.body['state'] === 'taken-up') proposal.by = party;
          } else if (proposal !== undefined) {
            const path = `/v1/confirmations/${proposal.id}/${move.kind}`;
            const answer = await server.sendJson('POST', path, party.headers, {});
            if (answer.body['state'] === 'taken-up') proposal.by = party;
          }
          const after = now();
          if (after === undefined || looseningOf('webrtc', before, after).length === 0) continue;
          loosened++;
          const isByTwo =
            (move.kind === 'confirm' || move.kind === 'together') &&
            proposal?.by.identity !== undefined &&
            party.identity !== undefined &&
            party.identity !== proposal.by.identity;
          if (!isByTwo) return false;
        }
        return true;
      }),
      { numRuns: 150, examples: [[BY_TWO], [TOGETHER]] },
    );

    expect(loosened).withContext('what two people loosened').toBeGreaterThan(0);
  });
});
