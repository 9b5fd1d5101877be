import { createRouter } from '@tanstack/react-router';
import { Crashed, NotFound } from './not-here.js';
import { rootRoute, shellRoute } from './roots.js';
import { adminRoutes } from './routes/admin.js';
import { deskRoutes } from './routes/desk.js';
import { insightRoutes } from './routes/insight.js';
import { publicRoutes } from './routes/public.js';
import { rulesRoutes } from './routes/rules.js';
import { taxonomyRoutes } from './routes/taxonomy.js';

const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  shellRoute.addChildren([
    ...deskRoutes,
    ...insightRoutes,
    ...taxonomyRoutes,
    ...rulesRoutes,
    ...adminRoutes,
  ]),
]);

/** Which page an address leads to; each page is loaded when it is first asked for. */
export const router = createRouter({
  routeTree,
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
