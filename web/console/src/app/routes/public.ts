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

const forgotPassword = createRoute({
  getParentRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('~/pages/password/forgot-page.js'),
    'ForgotPasswordPage',
  ),
});

// The service mails links that lead to this page and the two below.
const resetPassword = createRoute({
  getParentRoute,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => import('~/pages/password/reset-page.js'),
    'ResetPasswordPage',
  ),
});

const acceptInvitation = createRoute({
  getParentRoute,
  path: '/accept-invitation',
  component: lazyRouteComponent(() => import('~/pages/invitation/index.js'), 'InvitationPage'),
});

const verifyEmail = createRoute({
  getParentRoute,
  path: '/verify-email',
  component: lazyRouteComponent(
    () => import('~/pages/registration/verify-page.js'),
    'VerifyEmailPage',
  ),
});

const register = createRoute({
  getParentRoute,
  path: '/register',
  component: lazyRouteComponent(
    () => import('~/pages/registration/register-page.js'),
    'RegisterPage',
  ),
});

export const publicRoutes = [
  signIn,
  forgotPassword,
  resetPassword,
  acceptInvitation,
  verifyEmail,
  register,
] as const;
