import type { Routes } from '@angular/router';
import { AuditPage } from './audit-page.js';
import { EntryPage } from './entry-page.js';

export const AUDIT_ROUTES: Routes = [
  { path: '', component: AuditPage },
  { path: ':index', component: EntryPage },
];
