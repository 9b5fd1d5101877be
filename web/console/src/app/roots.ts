import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { meQuery, queries, session } from '~/api/index.js';
import { accessToken } from '~/api/session.js';
import { Crashed, NotFound } from './not-here.js';
import { Shell } from './shell.js';

/** Above all pages. */
export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
});

/** Above all pages of whoever is signed in; others are led to the sign-in and back. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    await accessToken();
    if (session.get() === 'signed-out')
      throw redirect({ to: '/sign-in', search: { to: location.href } });
    await queries.query({ ...meQuery, staleTime: 'static' });
  },
  errorComponent: Crashed,
});
