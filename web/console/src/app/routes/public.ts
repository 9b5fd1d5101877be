import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../roots.js';

const getParentRoute = () => rootRoute;

const signIn = createRoute({
  getParentRoute,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } =>
    typeof to === 'string' && to.startsWith('/') && !to.startsWith('//') ? { to } : {},
  component: lazyRouteComponent(() => import('~/pages/sign-in/index.js'), 'SignInPage'),
});

export const publicRoutes = [signIn] as const;
