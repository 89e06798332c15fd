import type { FactDefinition, Facts, FactValue } from '@ringfence/rules';

/** A person of the example, as the decision point knows one. */
export interface KnownSubject {
  readonly type: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A record of the example; who edits it is the decision point's own word, never the caller's. */
export interface KnownRecord extends KnownSubject {
  readonly editors: readonly string[];
}

/** What is asked about one record that is known. */
export interface RecordInquiry {
  readonly subject: KnownSubject;
  readonly action: { readonly name: string; readonly soft: unknown };
  readonly resource: KnownRecord;
}

const about = { en: 'As sent, else as stored.', ja: '送信された値。なければ登録済みの値。' };
const shared = { about, source: 'directory', personal: false } as const;

/** Every fact a rule about records may read. */
export const RECORD_FACTS: Readonly<Record<string, FactDefinition>> = {
  'subject.id': { ...shared, type: 'string', name: { en: 'who asks', ja: '依頼者' } },
  'subject.role': { ...shared, type: 'string', name: { en: 'role', ja: '役割' } },
  'action.name': { ...shared, type: 'string', name: { en: 'action', ja: '操作' } },
  'action.soft': {
    ...shared,
    type: 'boolean',
    name: { en: 'whether it can be undone', ja: '復元可能かどうか' },
  },
  'resource.status': { ...shared, type: 'string', name: { en: 'status', ja: '状態' } },
  'resource.editors': { ...shared, type: 'string-list', name: { en: 'editors', ja: '編集担当者' } },
};

/** The facts of one question; a property of another type than its fact is unknown. */
export function recordFacts({ subject, action, resource }: RecordInquiry): Facts {
  const { role } = subject.properties;
  return {
    'subject.id': subject.id,
    // Nobody gave this person a role: that is known.
    'subject.role': role === undefined ? 'none' : textOrUnknown(role),
    'action.name': action.name,
    'action.soft': typeof action.soft === 'boolean' ? action.soft : null,
    'resource.status': textOrUnknown(resource.properties['status']),
    'resource.editors': resource.editors,
  };
}

function textOrUnknown(value: unknown): FactValue {
  return typeof value === 'string' ? value : null;
}
