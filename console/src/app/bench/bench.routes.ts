import type { Routes } from '@angular/router';
import { BenchPage } from './bench-page.js';

export const BENCH_ROUTES: Routes = [{ path: '', component: BenchPage }];
