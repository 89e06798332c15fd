import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from './session.js';

/** Lets signed-in people through; others sign in first and come back to where they were going. */
export const signedIn: CanActivateFn = async (route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  if (await session.restore()) return true;
  const { lang } = route.queryParams as { lang?: string };
  return router.createUrlTree(['/sign-in'], {
    queryParams: { return: state.url, ...(lang === undefined ? {} : { lang }) },
  });
};
