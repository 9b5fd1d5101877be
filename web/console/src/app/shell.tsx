import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useRef, useState, useSyncExternalStore } from 'react';
import { absence, isAtLeast, useMe } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { classes, IconButton, Loading } from '~/ui/index.js';
import { AccountMenu } from './account-menu.js';
import { GROUPS, NAVIGATION_TEXTS, PLACES } from './navigation.js';
import { Palette } from './palette.js';
import styles from './shell.module.css';
import { ShortcutHelp } from './shortcut-help.js';
import { SignInAgain } from './sign-in-again.js';
import { StepUp } from './step-up.js';

/** What stands around every page: the menu, the palette, the keys, and whether the service is there. */
export function Shell() {
  const texts = useTexts(NAVIGATION_TEXTS);
  const [openedAt, setOpenedAt] = useState<string>();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // Whoever has gone elsewhere needs the menu no longer.
  const isOpen = openedAt === path;
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content" onClick={() => main.current?.focus()}>
        {texts.skip}
      </a>
      <header className={styles['top']}>
        <IconButton
          label={texts.open}
          className={styles['burger'] ?? ''}
          aria-expanded={isOpen}
          aria-controls="menu"
          onClick={() => setOpenedAt(isOpen ? undefined : path)}
        >
          ☰
        </IconButton>
        <Link to="/queue" className={styles['product']}>
          {texts.product}
        </Link>
        <Palette />
        <ShortcutHelp />
        <AccountMenu />
      </header>
      <SignInAgain />
      <StepUp />
      <nav
        id="menu"
        aria-label={texts.menu}
        className={classes(styles['menu'], isOpen && styles['open'])}
      >
        <Places />
      </nav>
      <main id="content" ref={main} tabIndex={-1} className={styles['main']}>
        <AwayBanner />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

function Places() {
  const texts = useTexts(NAVIGATION_TEXTS);
  const me = useMe();
  return GROUPS.map((group) => {
    const places = PLACES.filter((it) => it.group === group && isAtLeast(me, it.role));
    if (places.length === 0) return null;
    return (
      <section key={group} aria-label={texts[group]}>
        <p className={styles['group']}>{texts[group]}</p>
        <ul>
          {places.map(({ to, text }) => (
            <li key={to}>
              <Link to={to} className={styles['place']}>
                {texts[text]}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** Only where it lasts: a connection that is there again at once disturbs nobody. */
function AwayBanner() {
  const texts = useTexts(NAVIGATION_TEXTS);
  const isAway = useSyncExternalStore(absence.subscribe, absence.get);
  return <div role="status">{isAway && <p className={styles['away']}>{texts.away}</p>}</div>;
}
