import type { components } from './schema.js';

type Schemas = components['schemas'];

export type PermissionPage = Schemas['PermissionPage'];
/** One user's permission for one business number, as a row of the list. */
export type Permission = PermissionPage['items'][number];
export type PermissionState = Permission['state'];
export type FoundPermissions = Schemas['FoundPermissions'];
export type ShownPermission = Schemas['ShownPermission'];
export type PermissionLimit = ShownPermission['limits'][number];
export type TimelineEntry = ShownPermission['timeline'][number];
export type RequestPossibility = Schemas['RequestPossibility'];
export type PermissionRequest = Schemas['PermissionRequest'];
export type NewPermissionRequest = Schemas['NewPermissionRequest'];
