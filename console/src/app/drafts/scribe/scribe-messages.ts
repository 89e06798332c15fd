import type { DraftHead } from '../../api/draft-wire.js';
import type { DraftPolicy } from '@ringfence/rules';
import type { TextChange } from '../text/changes-between.js';
import type { Checked } from './draft-scribe.js';

/** What the page tells the scribe. */
export type ToScribe =
  | {
      readonly kind: 'open';
      readonly policy: DraftPolicy;
      readonly base: DraftPolicy | null;
      readonly revision: number;
      /** What is not saved yet is kept in the browser under this name. */
      readonly keptAs: string;
    }
  | { readonly kind: 'edit'; readonly turn: number; readonly changes: readonly TextChange[] }
  /** Asks for the text as it is sent to be saved. */
  | {
      readonly kind: 'write';
      readonly id: number;
      readonly title: string;
      readonly revision: number;
    }
  /** Asks what the server answered to the text of that id. */
  | { readonly kind: 'read'; readonly id: number; readonly answer: Blob }
  /** Where policies are sent to whose proofs are wanted. */
  | { readonly kind: 'prover'; readonly policies: MessagePort }
  /** The proofs of the text as it stands are wanted; while it cannot be read nothing is sent. */
  | { readonly kind: 'prove' }
  /** Sends the text as it stands there once, where it can be read. */
  | { readonly kind: 'hand-over'; readonly to: MessagePort }
  /** Somebody else's text has been taken over as what is saved. */
  | { readonly kind: 'adopt'; readonly policy: DraftPolicy; readonly revision: number };

/** What the scribe tells the page. */
export type FromScribe =
  | ({ readonly kind: 'checked'; readonly turn: number; readonly tookMs: number } & Checked)
  | { readonly kind: 'written'; readonly id: number; readonly body: Blob }
  | { readonly kind: 'answer'; readonly id: number; readonly head: DraftHead };

/** Text that was typed and not yet saved, as it is kept in the browser. */
export interface KeptText {
  readonly policy: DraftPolicy;
  /** The text that was saved last, from which it began. */
  readonly ancestor: DraftPolicy;
  /** Revision of the ancestor. */
  readonly revision: number;
}
