import type { Mender, WayToPermit } from '@ringfence/rules';

export type WaysByMender = Readonly<Record<Mender, readonly WayToPermit[]>>;

/** Who is waited for longest: a change nobody can bring about spoils its whole way, one that takes time makes the rest wait. */
const SLOWEST: readonly Mender[] = ['nobody', 'time', 'business'];

/** Ways to a permit, by who has to bring them about; of several, whoever is waited for longest. */
export function waysByMender(ways: readonly WayToPermit[]): WaysByMender {
  const of = (mender: Mender): readonly WayToPermit[] =>
    ways.filter(
      ({ changes }) => SLOWEST.find((one) => changes.some(({ by }) => by === one)) === mender,
    );
  return { business: of('business'), time: of('time'), nobody: of('nobody') };
}
