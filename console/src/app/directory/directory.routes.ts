import type { Routes } from '@angular/router';
import { DirectoryPage } from './directory-page.js';
import { EndpointsPart } from './endpoints-part.js';
import { NumbersPart } from './numbers-part.js';
import { RoutesPart } from './routes-part.js';

export const DIRECTORY_ROUTES: Routes = [
  {
    path: '',
    component: DirectoryPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'endpoints' },
      { path: 'endpoints', component: EndpointsPart },
      { path: 'numbers', component: NumbersPart },
      { path: 'routes', component: RoutesPart },
    ],
  },
];
