import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../roots.js';

const getParentRoute = () => shellRoute;

const users = createRoute({
  getParentRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('~/pages/users/index.js'), 'UsersPage'),
});

const user = createRoute({
  getParentRoute,
  path: '/users/$userId',
  component: lazyRouteComponent(() => import('~/pages/user/index.js'), 'UserPage'),
});

const apiKeys = createRoute({
  getParentRoute,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('~/pages/api-keys/index.js'), 'ApiKeysPage'),
});

const organization = createRoute({
  getParentRoute,
  path: '/organization',
  component: lazyRouteComponent(() => import('~/pages/organization/index.js'), 'OrganizationPage'),
});

const jobs = createRoute({
  getParentRoute,
  path: '/jobs',
  component: lazyRouteComponent(() => import('~/pages/jobs/index.js'), 'JobsPage'),
});

const audit = createRoute({
  getParentRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('~/pages/audit/index.js'), 'AuditPage'),
});

const account = createRoute({
  getParentRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('~/pages/account/index.js'), 'AccountPage'),
});

export const adminRoutes = [users, user, apiKeys, organization, jobs, audit, account] as const;
