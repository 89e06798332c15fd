import type { Routes } from '@angular/router';
import { IntegrationPage } from './integration-page.js';
import { IntegrationsPage } from './integrations-page.js';

export const INTEGRATIONS_ROUTES: Routes = [
  { path: '', component: IntegrationsPage },
  { path: ':id', component: IntegrationPage },
];
