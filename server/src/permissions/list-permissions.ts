import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { Clock } from '../runtime/clock.js';
import { References } from '../subjects/references.js';
import type {
  ListedState,
  Permission,
  PermissionPage,
  PermissionsQuery,
} from './permission.dto.js';
import { PermissionRows, type ListPlace, type PairRow } from './permission-rows.js';
import { PermissionView } from './permission-view.js';

const DAY_MS = 86_400_000;
/** How long before its end a permission counts as ending soon, as the overview tells of it. */
const EXPIRING_MS = 2 * DAY_MS;
/** What a temporary permission's place in the lists is worked out with (WA-PERM-003). */
const LISTED_LIFE_MS = 7 * DAY_MS;
/** Rows read for one page at most; what is left follows on the next. */
const MOST_READ = 2_000;

const WANTED: Readonly<Record<ListedState, (state: Permission['state']) => boolean>> = {
  all: (state) => state !== 'erased',
  granted: (state) => state === 'temporary' || state === 'permanent',
  temporary: (state) => state === 'temporary',
  permanent: (state) => state === 'permanent',
  expiring: (state) => state === 'temporary',
  expired: (state) => state === 'expired',
  revoked: (state) => state === 'revoked',
  none: (state) => state === 'none',
};

/** Lists permissions: the newest change first, those that end with the next to end first. */
@Injectable()
export class ListPermissions {
  constructor(
    private readonly rows: PermissionRows,
    private readonly view: PermissionView,
    private readonly directory: Directory,
    private readonly references: References,
    private readonly clock: Clock,
  ) {}

  execute(query: PermissionsQuery): PermissionPage {
    const businessNumbers = this.directory.view().businessNumbers.map(({ number }) => ({
      number,
      reference: this.references.of('number', number.slice(1)),
    }));
    return { ...this.#page(query), businessNumbers };
  }

  /** The number itself; undefined: a reference that stands for no registered one. */
  numberOf(numberOrReference: string): string | undefined {
    if (numberOrReference.startsWith('+')) return numberOrReference;
    return this.directory
      .view()
      .businessNumbers.find(({ number }) =>
        this.references.all('number', number.slice(1)).includes(numberOrReference),
      )?.number;
  }

  #page({
    businessNumber: asked,
    state,
    after,
    limit,
  }: PermissionsQuery): Pick<PermissionPage, 'items' | 'next'> {
    const businessNumber = asked === undefined ? undefined : this.numberOf(asked);
    // A reference of no registered number finds nothing, least of all everything.
    if (asked !== undefined && businessNumber === undefined) return { items: [] };
    const now = this.clock.now();
    const items: Permission[] = [];
    let place = after === undefined ? undefined : placeOf(after);
    for (let read = 0; read < MOST_READ;) {
      const found = this.rows.list({
        state,
        businessNumber,
        after: place,
        ...bounds(state, now, this.view.temporaryLife(businessNumber ?? '', now)),
        limit: limit + 1,
      });
      for (const row of found) {
        if (items.length === limit) return { items, next: nameOf(place!) };
        place = { position: row.position, id: row.id };
        // Names are opened of what is shown alone.
        if (!WANTED[state](this.view.worthOf(row.pair, now))) continue;
        const item = this.view.of(row.pair, now);
        if (isWanted(state, item, now)) items.push(item);
      }
      if (found.length <= limit) return { items };
      read += found.length;
    }
    return { items, next: nameOf(place!) };
  }
}

function isWanted(state: ListedState, { state: is, endsAt }: Permission, now: number): boolean {
  if (!WANTED[state](is)) return false;
  return state !== 'expiring' || Date.parse(endsAt ?? '') <= now + EXPIRING_MS;
}

/** Where in the list of ends a state may stand, wide enough for another life than the one the list was made with. */
function bounds(
  state: ListedState,
  now: number,
  life: number | null,
): { endsAfter: number; endsUntil: number } {
  const shorter = Math.max(LISTED_LIFE_MS - (life ?? LISTED_LIFE_MS), 0);
  const longer = Math.max((life ?? LISTED_LIFE_MS) - LISTED_LIFE_MS, 0);
  if (state === 'expired') return { endsAfter: -Infinity, endsUntil: now + shorter };
  return {
    endsAfter: now - longer,
    endsUntil: state === 'expiring' ? now + EXPIRING_MS + shorter : Infinity,
  };
}

function placeOf(after: string): ListPlace {
  const [position, id] = after.split('.');
  return { position: Number(position), id: Number(id) };
}

function nameOf({ position, id }: Pick<PairRow, 'position' | 'id'>): string {
  return `${position}.${id}`;
}
