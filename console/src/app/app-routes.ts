import type { Routes } from '@angular/router';
import { signedIn } from './api/signed-in.js';

export const APP_ROUTES: Routes = [
  {
    path: 'sign-in',
    title: 'signIn.title',
    loadComponent: async () => (await import('./shell/sign-in-page.js')).SignInPage,
  },
  {
    path: 'invitation',
    title: 'invitation.title',
    loadComponent: async () => (await import('./settings/invitation-page.js')).InvitationPage,
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./shell/shell.js')).Shell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      {
        path: 'overview',
        title: 'nav.overview',
        loadComponent: async () => (await import('./overview/overview-page.js')).OverviewPage,
      },
      {
        path: 'policy',
        title: 'nav.policy',
        loadChildren: async () => (await import('./policy/policy.routes.js')).POLICY_ROUTES,
      },
      {
        path: 'drafts',
        title: 'nav.drafts',
        loadChildren: async () => (await import('./drafts/drafts.routes.js')).DRAFTS_ROUTES,
      },
      {
        path: 'bench',
        title: 'nav.bench',
        loadChildren: async () => (await import('./bench/bench.routes.js')).BENCH_ROUTES,
      },
      {
        path: 'decisions',
        title: 'nav.decisions',
        loadChildren: async () =>
          (await import('./decisions/decisions.routes.js')).DECISIONS_ROUTES,
      },
      {
        path: 'calls',
        title: 'nav.calls',
        loadComponent: async () => (await import('./calls/calls-page.js')).CallsPage,
      },
      {
        path: 'permissions',
        title: 'nav.permissions',
        loadChildren: async () =>
          (await import('./permissions/permissions.routes.js')).PERMISSIONS_ROUTES,
      },
      {
        path: 'reviews',
        title: 'nav.reviews',
        loadChildren: async () => (await import('./reviews/reviews.routes.js')).REVIEWS_ROUTES,
      },
      {
        path: 'directory',
        title: 'nav.directory',
        loadChildren: async () =>
          (await import('./directory/directory.routes.js')).DIRECTORY_ROUTES,
      },
      {
        path: 'audit',
        title: 'nav.audit',
        loadChildren: async () => (await import('./audit/audit.routes.js')).AUDIT_ROUTES,
      },
      {
        path: 'configuration-audit',
        title: 'nav.configuration-audit',
        loadChildren: async () =>
          (await import('./configuration-audit/configuration-audit.routes.js'))
            .CONFIGURATION_AUDIT_ROUTES,
      },
      {
        path: 'integrations',
        title: 'nav.integrations',
        loadChildren: async () =>
          (await import('./integrations/integrations.routes.js')).INTEGRATIONS_ROUTES,
      },
      {
        path: 'settings',
        title: 'nav.settings',
        loadChildren: async () => (await import('./settings/settings.routes.js')).SETTINGS_ROUTES,
      },
      {
        path: '**',
        title: 'notFound.title',
        loadComponent: async () => (await import('./shell/not-found-page.js')).NotFoundPage,
      },
    ],
  },
];
