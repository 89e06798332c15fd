import type { Routes } from '@angular/router';
import { DecisionsPage } from './decisions-page.js';

/** One page for list and detail, so that opening a row keeps the list where it is. */
export const DECISIONS_ROUTES: Routes = [
  { path: '', component: DecisionsPage },
  { path: ':id', component: DecisionsPage },
];
