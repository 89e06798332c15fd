import {
  pstnBanProblems,
  pstnFiguresProblems,
  readDraftPolicy,
  type DraftPolicy,
  type PolicyDocument,
  type Problem,
  type ReadDraft,
  type Ruleset,
} from '@ringfence/rules';
import shippedParameters from '@ringfence/rules/packs/parameters.json';
import shippedBan from '@ringfence/rules/packs/pstn-ban/ruleset.json';
import type { TextChange } from '../text/changes-between.js';
import { below, without, withValue } from '../text/json-pointer.js';
import { listIn, nameIn, rulesIn, type NameField } from '../text/readable.js';
import { sameJson } from '../text/same-json.js';

/** What was found in a draft as it stands. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** Whether it says what it does: a policy, though it may be one that cannot be handed in. */
  readonly readable: boolean;
  /** Pointers of the rules, named conditions, figures, properties and cases that differ from the version the draft began with. */
  readonly changed: readonly string[];
}

/** Knows the draft as it is typed, word for word, and does with it what would hold up the typing. */
export class DraftScribe {
  private policy: DraftPolicy;
  private lastRead: { readonly of: DraftPolicy; readonly read: ReadDraft } | null = null;
  private basePolicy: PolicyDocument | null | undefined;

  constructor(
    policy: DraftPolicy,
    /** The version the draft began with; null: not known, so nothing counts as changed. */
    private readonly base: DraftPolicy | null,
  ) {
    this.policy = policy;
  }

  edit(changes: readonly TextChange[]): void {
    for (const { at, value } of changes) {
      this.policy =
        value === undefined ? without(this.policy, at) : withValue(this.policy, at, value);
    }
  }

  check(): Checked {
    const { policy, problems } = this.read();
    return {
      problems: policy === undefined ? problems : weakenings(policy),
      readable: policy !== undefined,
      changed: this.changed(),
    };
  }

  /** The draft as a policy; null: it is none at the moment. */
  readable(): PolicyDocument | null {
    return this.read().policy ?? null;
  }

  /** The version the draft began with as a policy; null: it is not known. */
  before(): PolicyDocument | null {
    this.basePolicy ??= this.base === null ? null : (readDraftPolicy(this.base).policy ?? null);
    return this.basePolicy;
  }

  /** The draft as it is sent to be saved. */
  body(title: string, revision: number): string {
    return JSON.stringify({ title, revision, policy: this.policy });
  }

  current(): DraftPolicy {
    return this.policy;
  }

  private read(): ReadDraft {
    if (this.lastRead?.of !== this.policy) {
      this.lastRead = { of: this.policy, read: readDraftPolicy(this.policy) };
    }
    return this.lastRead.read;
  }

  private changed(): string[] {
    const { base, policy } = this;
    if (base === null) return [];
    return [
      ...Object.entries(policy.rulesets).flatMap(([name, ruleset]) => {
        const old = (base.rulesets as Record<string, unknown>)[name];
        const at = below('/rulesets', name);
        return [
          ...changedMembers(rulesIn(old), rulesIn(ruleset), 'name', below(at, 'rules')),
          ...changedNames(old, ruleset, below(at, 'conditions')),
        ];
      }),
      ...changedMembers(listIn(base.parameters), listIn(policy.parameters), 'key', '/parameters'),
      ...changedMembers(listIn(base.properties), listIn(policy.properties), 'id', '/properties'),
      ...listIn(policy.suites).flatMap((suite, index) => {
        const name = nameIn(suite);
        const old = listIn(base.suites).find((each) => nameIn(each) === name);
        const cases = (each: unknown): readonly unknown[] =>
          listIn((each as { cases?: unknown } | undefined)?.cases);
        return changedMembers(cases(old), cases(suite), 'name', below('/suites', index, 'cases'));
      }),
    ];
  }
}

/** Where a policy weakens what the ban of the phone network rests on: no such draft can be handed in. */
function weakenings({ rulesets, parameters }: PolicyDocument): Problem[] {
  return [
    ...pstnBanProblems(shippedBan as unknown as Ruleset, rulesets['pstn-ban']),
    ...pstnFiguresProblems(shippedParameters, parameters),
  ];
}

function changedMembers(
  before: readonly unknown[],
  after: readonly unknown[],
  field: NameField,
  at: string,
): string[] {
  const old = new Map(before.map((each) => [nameIn(each, field), each]));
  return after.flatMap((each, index) =>
    sameJson(old.get(nameIn(each, field)), each) ? [] : [below(at, index)],
  );
}

function changedNames(before: unknown, after: unknown, at: string): string[] {
  const conditions = (ruleset: unknown): Record<string, unknown> =>
    (ruleset as { conditions?: Record<string, unknown> } | null)?.conditions ?? {};
  const old = conditions(before);
  return Object.entries(conditions(after)).flatMap(([name, condition]) =>
    sameJson(old[name], condition) ? [] : [below(at, name)],
  );
}
