import type { Routes } from '@angular/router';
import { ReviewPage } from './review-page.js';
import { ReviewsPage } from './reviews-page.js';

export const REVIEWS_ROUTES: Routes = [
  { path: '', component: ReviewsPage },
  { path: ':id', component: ReviewPage },
];
