import { useState } from 'react';
import { setTheme, type Theme, theme, THEMES } from '~/app/theme.js';
import { Fields } from '~/subjects/forms/index.js';
import { useLanguageName } from '~/subjects/languages/index.js';
import { type Language, LANGUAGES, setLanguage, useLanguage, useTexts } from '~/texts/index.js';
import { Panel, Select } from '~/ui/index.js';
import { ACCOUNT_PAGE_TEXTS } from './account.texts.js';

/** How the console looks in this browser. */
export function Looks() {
  const texts = useTexts(ACCOUNT_PAGE_TEXTS);
  const nameOf = useLanguageName();
  const language = useLanguage();
  const [chosen, setChosen] = useState(theme);
  const choose = (next: Theme): void => {
    setTheme(next);
    setChosen(next);
  };
  return (
    <Panel title={texts.looks}>
      <Fields>
        <Select<Language>
          label={texts.language}
          value={language}
          onValue={setLanguage}
          options={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
        />
        <Select<Theme>
          label={texts.theme}
          value={chosen}
          onValue={choose}
          options={THEMES.map((value) => ({ value, label: texts[value] }))}
        />
      </Fields>
    </Panel>
  );
}
