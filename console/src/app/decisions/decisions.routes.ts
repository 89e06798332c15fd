import type { Routes } from '@angular/router';
import { DecisionDetail } from './decision-detail.js';
import { DecisionsPage } from './decisions-page.js';

/** The detail is a child of the list, so that opening a row keeps the list where it is. */
export const DECISIONS_ROUTES: Routes = [
  { path: '', component: DecisionsPage, children: [{ path: ':id', component: DecisionDetail }] },
];
