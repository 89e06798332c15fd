import type { Routes } from '@angular/router';
import { AccountPage } from './account-page.js';
import { ApprovalsPage } from './approvals-page.js';
import { ConfirmationsPage } from './confirmations-page.js';
import { KeysPage } from './keys-page.js';
import { PeoplePage } from './people-page.js';
import { SettingsPage } from './settings-page.js';

export const SETTINGS_ROUTES: Routes = [
  {
    path: '',
    component: SettingsPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'account' },
      { path: 'account', component: AccountPage },
      { path: 'people', component: PeoplePage },
      { path: 'keys', component: KeysPage },
      { path: 'confirmations', component: ConfirmationsPage },
      { path: 'safety', component: ApprovalsPage },
    ],
  },
];
