import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readReportSearch } from '~/pages/reports/search.js';
import { shellRoute } from '../roots.js';

const getParentRoute = () => shellRoute;

const reports = createRoute({
  getParentRoute,
  path: '/reports',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('~/pages/reports/index.js'), 'ReportsPage'),
});

const dial = createRoute({
  getParentRoute,
  path: '/dial',
  component: lazyRouteComponent(() => import('~/pages/dial/index.js'), 'DialPage'),
});

const lab = createRoute({
  getParentRoute,
  path: '/lab',
  validateSearch: ({ ticket }: Record<string, unknown>): { ticket?: number } =>
    Number.isSafeInteger(Number(ticket)) && Number(ticket) > 0 ? { ticket: Number(ticket) } : {},
  component: lazyRouteComponent(() => import('~/pages/lab/index.js'), 'LabPage'),
});

const models = createRoute({
  getParentRoute,
  path: '/models',
  component: lazyRouteComponent(() => import('~/pages/models/index.js'), 'ModelsPage'),
});

const model = createRoute({
  getParentRoute,
  path: '/models/$modelId',
  component: lazyRouteComponent(() => import('~/pages/model/index.js'), 'ModelPage'),
});

const welcome = createRoute({
  getParentRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => import('~/pages/welcome/index.js'), 'WelcomePage'),
});

export const insightRoutes = [reports, dial, lab, models, model, welcome] as const;
