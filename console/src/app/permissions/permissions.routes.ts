import type { Routes } from '@angular/router';
import { PermissionPage } from './permission-page.js';
import { PermissionsPage } from './permissions-page.js';

/** A number and a user stand in an address by their references. */
export const PERMISSIONS_ROUTES: Routes = [
  { path: '', component: PermissionsPage },
  { path: ':number/:user', component: PermissionPage },
];
