import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { conversationsSearch } from '~/subjects/conversations/conversations-search.js';
import { queueSearch } from '~/subjects/tickets/queue-search.js';
import { shellRoute } from '../roots.js';

const getParentRoute = () => shellRoute;

const home = createRoute({
  getParentRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/queue' });
  },
});

const queue = createRoute({
  getParentRoute,
  path: '/queue',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('~/pages/queue/index.js'), 'QueuePage'),
});

const ticket = createRoute({
  getParentRoute,
  path: '/tickets/$ticketId',
  component: lazyRouteComponent(() => import('~/pages/ticket/index.js'), 'TicketPage'),
});

const conversations = createRoute({
  getParentRoute,
  path: '/conversations',
  validateSearch: conversationsSearch,
  component: lazyRouteComponent(
    () => import('~/pages/conversations/index.js'),
    'ConversationsPage',
  ),
});

const conversation = createRoute({
  getParentRoute,
  path: '/conversations/$conversationId',
  component: lazyRouteComponent(() => import('~/pages/conversation/index.js'), 'ConversationPage'),
});

const customers = createRoute({
  getParentRoute,
  path: '/customers',
  component: lazyRouteComponent(() => import('~/pages/customers/index.js'), 'CustomersPage'),
});

const customer = createRoute({
  getParentRoute,
  path: '/customers/$userId',
  component: lazyRouteComponent(() => import('~/pages/customer/index.js'), 'CustomerPage'),
});

export const deskRoutes = [
  home,
  queue,
  ticket,
  conversations,
  conversation,
  customers,
  customer,
] as const;
