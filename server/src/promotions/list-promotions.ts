import { Injectable } from '@nestjs/common';
import { DraftStore } from '../drafts/draft-store.js';
import { PersonRefs } from '../identity/person-refs.js';
import { readManifest } from './bundle-manifest.js';
import { BundleRecords } from './bundle-records.js';
import type { Promotions } from './promotion.dto.js';
import { ScheduledPromotions } from './scheduled-promotions.js';

/** Tells what was live when, by whom and why, and what waits for its instant. */
@Injectable()
export class ListPromotions {
  constructor(
    private readonly records: BundleRecords,
    private readonly scheduled: ScheduledPromotions,
    private readonly people: PersonRefs,
    private readonly drafts: DraftStore,
  ) {}

  execute(): Promotions {
    return {
      items: this.records.list().map((record) => ({
        sequence: record.sequence,
        kind: record.kind,
        version: record.version,
        digest: record.digest ?? '',
        at: instant(record.promotedAt),
        by: record.promotedBy === null ? null : this.people.of(record.promotedBy),
        reason: record.reason,
        approvals: this.#approvals(record.manifest),
        certificate: certificateOf(record.manifest),
        logIndex: record.logIndex,
      })),
      scheduled: this.scheduled.waiting().map(({ id, digest, at, personId, reason }) => ({
        id,
        draft: this.drafts.frozenAs(digest)[0]?.id ?? null,
        digest,
        at: instant(at),
        by: this.people.of(personId),
        reason,
      })),
    };
  }

  #approvals(manifest: string | null): Promotions['items'][number]['approvals'] {
    const approvals = manifest === null ? [] : (readManifest(manifest)?.approvals ?? []);
    return approvals.map(({ person, at }) => ({ person: this.people.of(person), at }));
  }
}

function certificateOf(manifest: string | null): string | null {
  return manifest === null ? null : (readManifest(manifest)?.certificate ?? null);
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
