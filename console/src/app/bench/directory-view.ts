import type { BusinessNumber, EndpointEvidence } from '@ringfence/rules';

/** What the directory lists, as far as the bench offers it for choice. */
export interface DirectoryView {
  readonly businessNumbers: readonly ({ readonly number: string } & BusinessNumber)[];
  readonly endpoints: readonly ({
    readonly kind: string;
    readonly id: string;
  } & EndpointEvidence)[];
}

export const EMPTY_DIRECTORY: DirectoryView = { businessNumbers: [], endpoints: [] };
