import './ui/tokens.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries, session } from './api/index.js';
import { followSession } from './api/live.js';
import { router } from './app/router.js';
import { hearKeys } from './app/shortcuts.js';
import { applyTheme } from './app/theme.js';
import { announce } from './texts/index.js';
import { Toasts } from './ui/index.js';

applyTheme();
announce();
hearKeys();
followSession();
let wasSignedIn = false;
session.subscribe(() => {
  const hasLeft = wasSignedIn && session.get() === 'signed-out';
  wasSignedIn = session.get() !== 'signed-out';
  if (!hasLeft) return;
  queries.clear();
  void router.navigate({ to: '/sign-in' });
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the console.');
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
