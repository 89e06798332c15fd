import type { DraftPolicy } from '@ringfence/rules';
import callPermission from '@ringfence/rules/packs/call-permission/ruleset.json';
import pstnBan from '@ringfence/rules/packs/pstn-ban/ruleset.json';
import routing from '@ringfence/rules/packs/routing/ruleset.json';
import parameters from '@ringfence/rules/packs/parameters.json';
import countries from '@ringfence/rules/packs/call-permission/cases/countries.json';
import type { DraftText } from '../api/draft-wire.js';

/** The shipped policy with one of its suites, as a draft holds it. */
export function aPolicy(): DraftPolicy {
  return structuredClone({
    rulesets: { 'pstn-ban': pstnBan, 'call-permission': callPermission, routing },
    parameters,
    suites: [{ name: 'countries', cases: countries }],
    properties: [],
  });
}

/** A draft that its author may edit. */
export function aDraft(part: Partial<DraftText> = {}): DraftText {
  const mori = { id: 'p-1', name: 'Mori Aya' };
  return {
    id: '01J00000000000000000000001',
    title: 'Stop at three unanswered calls',
    revision: 1,
    state: 'draft',
    base: { version: 1, digest: `sha256:${'a'.repeat(64)}` },
    digest: null,
    version: null,
    createdBy: mori,
    createdAt: '2026-11-24T01:00:00.000Z',
    updatedBy: mori,
    updatedAt: '2026-11-24T01:41:58.000Z',
    contributors: [mori],
    approvals: [],
    rejections: [],
    approvalsRequired: 1,
    may: {
      edit: true,
      submit: true,
      withdraw: false,
      approve: false,
      reject: false,
      promote: false,
      discard: true,
      whyNotApprove: 'contributor',
    },
    scheduled: null,
    failedPromotion: null,
    problems: [],
    policy: aPolicy(),
    ...part,
  };
}
