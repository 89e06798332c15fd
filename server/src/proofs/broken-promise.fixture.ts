import type { PolicyDocument } from '@ringfence/rules';
import { SMALL_POLICY } from '../reviews/office.fixture.js';

/** A policy that promises what it does not keep: that nobody is ever connected to WebRTC. Two people may sign for it. */
export function brokenPromise(title: string): {
  readonly policy: PolicyDocument;
  readonly property: string;
} {
  const property = 'never-to-webrtc';
  const policy: PolicyDocument = {
    ...SMALL_POLICY,
    properties: [
      {
        id: property,
        title: { en: title, ja: title },
        kind: 'never-permits',
        when: { fact: 'flow.destination', operator: 'equal', value: 'webrtc' },
      },
    ],
  };
  return { policy, property };
}
