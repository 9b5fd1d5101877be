import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../roots.js';

const getParentRoute = () => shellRoute;

const cannedAnswers = createRoute({
  getParentRoute,
  path: '/canned-answers',
  component: lazyRouteComponent(
    () => import('~/pages/canned-answers/index.js'),
    'CannedAnswersPage',
  ),
});

const rules = createRoute({
  getParentRoute,
  path: '/rules',
  component: lazyRouteComponent(() => import('~/pages/rules/index.js'), 'RulesPage'),
});

const rule = createRoute({
  getParentRoute,
  path: '/rules/$ruleId',
  component: lazyRouteComponent(() => import('~/pages/rule/index.js'), 'RulePage'),
});

const serviceLevels = createRoute({
  getParentRoute,
  path: '/service-levels',
  component: lazyRouteComponent(
    () => import('~/pages/service-levels/index.js'),
    'ServiceLevelsPage',
  ),
});

const teams = createRoute({
  getParentRoute,
  path: '/teams',
  component: lazyRouteComponent(() => import('~/pages/teams/index.js'), 'TeamsPage'),
});

export const rulesRoutes = [cannedAnswers, rules, rule, serviceLevels, teams] as const;
