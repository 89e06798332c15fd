import type { components } from './schema.js';

type Schemas = components['schemas'];

export const ROLES = ['author', 'approver', 'auditor', 'operator', 'admin'] as const;
export type Role = Schemas['PersonEntry']['roles'][number];

/** A person in the list; the address is told to administrators and to the person alone. */
export type PersonView = Schemas['PersonEntry'];
export type Invitation = Schemas['Invitation'];
export type SessionView = Schemas['SessionEntry'];
export type MachineKeyView = Schemas['MachineKey'];
export type Scope = MachineKeyView['scopes'][number];
/** A change that waits for a second person; `may`: whether the reader may confirm or refuse it. */
export type Confirmation = Schemas['Confirmation'];
