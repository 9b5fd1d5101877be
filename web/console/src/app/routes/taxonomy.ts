import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../roots.js';

const getParentRoute = () => shellRoute;

const intents = createRoute({
  getParentRoute,
  path: '/intents',
  component: lazyRouteComponent(() => import('~/pages/intents/index.js'), 'IntentsPage'),
});

const intent = createRoute({
  getParentRoute,
  path: '/intents/$intentId',
  component: lazyRouteComponent(() => import('~/pages/intent/index.js'), 'IntentPage'),
});

const discovery = createRoute({
  getParentRoute,
  path: '/discovery',
  component: lazyRouteComponent(() => import('~/pages/discovery/index.js'), 'DiscoveryPage'),
});

const discoveryRun = createRoute({
  getParentRoute,
  path: '/discovery/$runId',
  component: lazyRouteComponent(() => import('~/pages/discovery-run/index.js'), 'DiscoveryRunPage'),
});

const exampleImport = createRoute({
  getParentRoute,
  path: '/import',
  component: lazyRouteComponent(() => import('~/pages/import/index.js'), 'ImportPage'),
});

export const taxonomyRoutes = [intents, intent, discovery, discoveryRun, exampleImport] as const;
