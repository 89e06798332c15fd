import { Injectable } from '@nestjs/common';
import { ENDPOINT_EVIDENCE_SCHEMA, type EndpointEvidence, type Localized } from '@ringfence/rules';
import { z } from 'zod';
import { ConfirmableChange } from '../confirmations/judged-change.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Directory } from './directory.js';
import { looseningOf, type EndpointLoosening } from './endpoint-loosening.js';
import type { JudgedEntry } from './prepared-entries.js';

const CHANGE = z.object({ kind: z.string(), id: z.string(), body: ENDPOINT_EVIDENCE_SCHEMA });
type Change = z.infer<typeof CHANGE>;

/** Judges a new entry of an endpoint: what may let more through waits for a second person. */
@Injectable()
export class JudgeEndpoint extends ConfirmableChange {
  readonly kind = 'attestation';

  constructor(private readonly directory: Directory) {
    super();
  }

  judgeAgain(change: unknown): Promise<JudgedEntry> {
    const { kind, id, body } = CHANGE.parse(change);
    return Promise.resolve(this.execute(kind, id, body));
  }

  execute(kind: string, id: string, body: EndpointEvidence): JudgedEntry {
    const key = `${kind}:${id}`;
    const before = this.directory.endpoint(key);
    const loosening = looseningOf(kind, before, body);
    const change: Change = { kind, id, body };
    return {
      action: 'directory.put',
      object: `endpoint/${key}`,
      before: digestOfThing(before),
      after: digestOfThing(body),
      writes: [writeOf(change, before)],
      entry: {
        list: 'endpoints',
        name: [kind, id],
        before: before === undefined ? null : JSON.stringify(before),
        after: JSON.stringify(body),
      },
      ...(loosening.length > 0
        ? { waits: { kind: this.kind, change, summary: summaryOf(key, body, loosening) } }
        : {}),
      settle: () => this.directory.keepEndpoint(key, body),
    };
  }
}

/** Fits only while the entry is the one that was judged. */
function writeOf({ kind, id, body }: Change, before: EndpointEvidence | undefined): SqlWrite {
  const text = JSON.stringify(body);
  return before === undefined
    ? {
        sql: 'insert into endpoint (kind, id, body) values (?, ?, ?)',
        values: [kind, id, text],
        changes: 1,
      }
    : {
        sql: 'update endpoint set body = ? where kind = ? and id = ? and body = ?',
        values: [text, kind, id, JSON.stringify(before)],
        changes: 1,
      };
}

/** Instants as people read them; whoever reads a summary may be anywhere, so the zone is named. */
const AS_READ = {
  en: (instant: string): string => `${format('en-GB', instant)} UTC`,
  ja: (instant: string): string => `${format('ja-JP', instant)} UTC`,
};

function format(locale: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(Date.parse(instant));
}

function summaryOf(
  key: string,
  { attestedBy, attestedUntil, callerOrigin = 'unknown' }: EndpointEvidence,
  loosening: readonly EndpointLoosening[],
): Localized {
  const until: Localized =
    attestedUntil === undefined
      ? { en: 'without an end', ja: '期限なし' }
      : { en: `until ${AS_READ.en(attestedUntil)}`, ja: `${AS_READ.ja(attestedUntil)}まで` };
  const by: Localized =
    attestedBy === undefined
      ? { en: 'nobody named', ja: '証明者の記載なし' }
      : { en: attestedBy, ja: attestedBy };
  const told: Readonly<Record<EndpointLoosening, Localized>> = {
    opened: {
      en: `${key} is attested as unable to reach the phone network, ${until.en}, by ${by.en}`,
      ja: `${key}を「電話網に到達しない」と証明する（${until.ja}、証明者：${by.ja}）`,
    },
    'attested-longer': {
      en: `the attestation of ${key} holds ${until.en}`,
      ja: `${key}の証明の期限を変更する（${until.ja}）`,
    },
    'attested-by': {
      en: `${key} is attested by ${by.en}`,
      ja: `${key}の証明者を変更する（${by.ja}）`,
    },
    'caller-origin': {
      en: `callers on ${key} count as ${callerOrigin}`,
      ja: `${key}の発信元を${callerOrigin}として扱う`,
    },
  };
  return {
    en: loosening.map((each) => told[each].en).join('; '),
    ja: loosening.map((each) => told[each].ja).join('、'),
  };
}
