import type { Routes } from '@angular/router';
import { IntegrationsPage } from './integrations-page.js';

export const INTEGRATIONS_ROUTES: Routes = [
  { path: '', component: IntegrationsPage },
  {
    path: ':id',
    // The editor is large: only who looks at one of them waits for it.
    loadComponent: async () => (await import('./integration-page.js')).IntegrationPage,
  },
];
