import { ProblemError } from '@client';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isAtLeast, type PersonRole, useMe } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { EmptyState, Page, ProblemNotice } from '~/ui/index.js';
import { NAVIGATION_TEXTS } from './navigation.js';

/** For an address that leads nowhere. */
export function NotFound() {
  const texts = useTexts(NAVIGATION_TEXTS);
  return (
    <Page title={texts.notFound}>
      <EmptyState title={texts.notFound} action={<Link to="/queue">{texts.toQueue}</Link>}>
        {texts.notFoundLead}
      </EmptyState>
    </Page>
  );
}

/** For a page that failed: what the service said, or that the page itself is broken. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  const texts = useTexts(NAVIGATION_TEXTS);
  if (error instanceof ProblemError && error.status === 404) return <NotFound />;
  return (
    <Page title={texts.crashed}>
      <ProblemNotice error={error} onRetry={reset} />
    </Page>
  );
}

/** Shows a page only to those whose role may see it. */
export function OnlyFor(props: { readonly role: PersonRole; readonly children: ReactNode }) {
  const texts = useTexts(NAVIGATION_TEXTS);
  const me = useMe();
  if (isAtLeast(me, props.role)) return props.children;
  return (
    <Page title={texts.noAccess}>
      <EmptyState title={texts.noAccess}>{texts.noAccessLead}</EmptyState>
    </Page>
  );
}
