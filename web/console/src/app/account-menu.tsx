import { useNavigate } from '@tanstack/react-router';
import { signOut, useMe } from '~/api/index.js';
import { LANGUAGES, setLanguage, useTexts } from '~/texts/index.js';
import { Menu, notify, useSayProblem } from '~/ui/index.js';
import { NAVIGATION_TEXTS } from './navigation.js';
import { setTheme, THEMES } from './theme.js';

/** The menu of whoever is signed in. */
export function AccountMenu() {
  const texts = useTexts(NAVIGATION_TEXTS);
  const say = useSayProblem();
  const navigate = useNavigate();
  const me = useMe();
  const leave = (): void => {
    signOut().catch((error: unknown) => notify({ text: say(error), tone: 'bad' }));
  };
  return (
    <Menu
      label={`${texts.account}: ${me.email}`}
      trigger={<span aria-hidden="true">{me.email.slice(0, 1).toUpperCase()}</span>}
      items={[
        { label: texts.account, run: () => void navigate({ to: '/account' }) },
        ...THEMES.map((it) => ({
          label: `${texts.theme}: ${texts[it]}`,
          run: () => setTheme(it),
        })),
        ...LANGUAGES.map((it) => ({
          label: `${texts.language}: ${languageName(it)}`,
          run: () => setLanguage(it),
        })),
        { label: texts.signOut, run: leave },
      ]}
    />
  );
}

function languageName(language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
}
