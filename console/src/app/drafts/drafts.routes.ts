import type { Routes } from '@angular/router';
import { DraftsPage } from './list/drafts-page.js';
import type { DraftPage } from './page/draft-page.js';

export const DRAFTS_ROUTES: Routes = [
  { path: '', component: DraftsPage },
  {
    path: ':id',
    loadComponent: async () => (await import('./page/draft-page.js')).DraftPage,
    canDeactivate: [(page: DraftPage) => page.leave()],
  },
];
