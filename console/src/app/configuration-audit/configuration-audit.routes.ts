import type { Routes } from '@angular/router';
import { ConfigurationAuditPage } from './configuration-audit-page.js';

export const CONFIGURATION_AUDIT_ROUTES: Routes = [{ path: '', component: ConfigurationAuditPage }];
