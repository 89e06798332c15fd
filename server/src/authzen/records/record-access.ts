import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  allowListJudge,
  canonicalJson,
  digestOf,
  parseRuleset,
  type AllowListVerdict,
  type Facts,
  type Reason,
} from '@ringfence/rules';
import { StartRefused } from '../../runtime/start-refused.js';
import type { AccessDomain } from '../access-domain.js';
import type { AccessAnswer, AccessSearch, Evaluation, Found } from '../authzen.dto.js';
import { RECORD_FACTS, recordFacts, type KnownRecord, type KnownSubject } from './record-facts.js';

interface RecordData {
  readonly subjects: readonly KnownSubject[];
  readonly actions: readonly string[];
  readonly resources: readonly KnownRecord[];
}
type Bag = Readonly<Record<string, unknown>> | null | undefined;
interface Named {
  readonly type: string;
  readonly id: string;
  readonly properties?: Bag;
}

const NOTHING_PERMITS: Reason = {
  code: 'no-permit',
  text: { en: 'No rule permits it.', ja: '許可するルールがありません。' },
};
const NOT_KNOWN: Reason = {
  code: 'not-known',
  text: {
    en: 'The decision point does not know the subject, the action or the resource.',
    ja: '依頼者、操作、または対象が登録されていません。',
  },
};

/** The example policy of the AuthZEN certification scenario: who may read, write and delete records. */
export class RecordAccess implements AccessDomain {
  readonly #judge: (facts: Facts) => AllowListVerdict;
  readonly #data: RecordData;
  readonly #version: string;

  private constructor(rules: unknown, data: RecordData) {
    const { ruleset, problems } = parseRuleset(rules, 'call-permission', RECORD_FACTS);
    if (problems !== undefined) {
      const [first] = problems;
      throw new StartRefused(`the example policy is broken at ${first!.at}: ${first!.message}`);
    }
    this.#judge = allowListJudge(ruleset, NOTHING_PERMITS);
    this.#data = data;
    this.#version = digestOf(canonicalJson({ ruleset, data }));
  }

  /** Reads the example as it ships. @throws StartRefused when its rules cannot be used */
  static read(): RecordAccess {
    return new RecordAccess(example('ruleset'), example('data') as RecordData);
  }

  takes(resourceType: string): boolean {
    return this.#data.resources.some(({ type }) => type === resourceType);
  }

  evaluate(evaluation: Evaluation): Promise<AccessAnswer> {
    const { effect, reasons } = this.#judgeOne(evaluation);
    if (effect === 'permit') return Promise.resolve({ decision: true });
    const [{ code, text }] = reasons as [Reason];
    return Promise.resolve({ decision: false, context: { reason: code, reason_user: text } });
  }

  find(search: AccessSearch): Found[] {
    const { subjects, actions, resources } = this.#data;
    switch (search.for) {
      case 'subject': {
        const { subject, ...rest } = search.query;
        return subjects
          .filter(({ type }) => type === subject.type)
          .filter(({ id }) => this.#permits({ ...rest, subject: { ...subject, id } }))
          .map(({ type, id }) => ({ type, id }));
      }
      case 'resource': {
        const { resource, ...rest } = search.query;
        return resources
          .filter(({ type }) => type === resource.type)
          .filter(({ id }) => this.#permits({ ...rest, resource: { ...resource, id } }))
          .map(({ type, id }) => ({ type, id }));
      }
      case 'action':
        return actions
          .filter((name) => this.#permits({ ...search.query, action: { name } }))
          .map((name) => ({ name }));
    }
  }

  version(): string {
    return this.#version;
  }

  #permits(evaluation: Evaluation): boolean {
    return this.#judgeOne(evaluation).effect === 'permit';
  }

  #judgeOne({ subject, action, resource }: Evaluation): Omit<AllowListVerdict, 'outcomes'> {
    const person = known(this.#data.subjects, subject);
    const record = known(this.#data.resources, resource);
    if (person === undefined || record === undefined || !this.#data.actions.includes(action.name)) {
      return { effect: 'deny', reasons: [NOT_KNOWN] };
    }
    return this.#judge(
      recordFacts({
        subject: person,
        action: { name: action.name, soft: action.properties?.['soft'] },
        resource: record,
      }),
    );
  }
}

/** What is stored of a thing, with the properties that were sent put over it name by name. */
function known<T extends KnownSubject>(all: readonly T[], asked: Named): T | undefined {
  const stored = all.find(({ type, id }) => type === asked.type && id === asked.id);
  if (stored === undefined) return undefined;
  const sent = Object.entries(asked.properties ?? {}).filter(([, value]) => value !== null);
  return { ...stored, properties: { ...stored.properties, ...Object.fromEntries(sent) } };
}

function example(name: 'ruleset' | 'data'): unknown {
  const address = import.meta.resolve(`@ringfence/rules/examples/records/${name}.json`);
  return JSON.parse(readFileSync(fileURLToPath(address), 'utf8'));
}
