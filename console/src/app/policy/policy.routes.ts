import type { Routes } from '@angular/router';
import { PolicyPage } from './policy-page.js';

export const POLICY_ROUTES: Routes = [
  { path: '', component: PolicyPage },
  { path: 'versions/:version', component: PolicyPage },
];
