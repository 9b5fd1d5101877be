import { type ReactNode, useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { Button, Select, TextArea } from '~/ui/index.js';
import styles from './languages.module.css';
import { LANGUAGE_TEXTS } from './languages.texts.js';
import { useLanguageName, WRITTEN } from './names.js';

/** A text, and the same in other languages. */
export interface TranslatedText {
  readonly text: string;
  readonly others: Readonly<Record<string, string>>;
}

const EVERY = '';

/** Writes a text in several languages, with what customers will see beside it. */
export function TextsByLanguage(props: {
  readonly label: string;
  readonly help?: ReactNode;
  readonly value: TranslatedText;
  readonly onValue: (value: TranslatedText) => void;
  readonly errorOf: (language: string) => string | undefined;
  readonly rows?: number;
  /** What is shown beside the text, of the language that is open. */
  readonly preview: (text: string, language: string) => ReactNode;
  readonly tools?: (insert: (words: string) => void) => ReactNode;
}) {
  const texts = useTexts(LANGUAGE_TEXTS);
  const nameOf = useLanguageName();
  const { value, onValue, label, help, rows = 9, preview, tools } = props;
  const [chosen, setChosen] = useState(EVERY);
  const language = chosen in value.others ? chosen : EVERY;
  const languages = [EVERY, ...Object.keys(value.others).sort()];
  const text = language === EVERY ? value.text : (value.others[language] ?? '');
  const write = (next: string): void =>
    onValue(
      language === EVERY
        ? { ...value, text: next }
        : { ...value, others: { ...value.others, [language]: next } },
    );
  const add = (code: string): void => {
    onValue({ ...value, others: { ...value.others, [code]: '' } });
    setChosen(code);
  };
  const remove = (): void => {
    const { [language]: _, ...others } = value.others;
    onValue({ ...value, others });
  };
  return (
    <div className={styles['texts']}>
      <div className={styles['bar']} role="group" aria-label={texts.tabs}>
        {languages.map((code) => (
          <Button
            key={code}
            size="small"
            kind={code === language ? 'plain' : 'quiet'}
            aria-pressed={code === language}
            onClick={() => setChosen(code)}
          >
            {code === EVERY ? texts.every : nameOf(code)}
          </Button>
        ))}
        <Select
          label={texts.add}
          hideLabel
          value=""
          className={styles['add'] ?? ''}
          options={[
            { value: '', label: `+ ${texts.choose}` },
            ...WRITTEN.filter((it) => !(it in value.others)).map((it) => ({
              value: it,
              label: nameOf(it),
            })),
          ]}
          onValue={(code) => code !== '' && add(code)}
        />
      </div>
      <div className={styles['pair']}>
        <div className={styles['side']}>
          <TextArea
            label={language === EVERY ? label : `${label} (${nameOf(language)})`}
            help={help}
            error={props.errorOf(language)}
            rows={rows}
            dir="auto"
            lang={language || undefined}
            value={text}
            onChange={({ target }) => write(target.value)}
          />
          {tools?.((words) =>
            write(`${text}${text === '' || /\s$/.test(text) ? '' : ' '}${words}`),
          )}
          {language !== EVERY && (
            <div>
              <Button size="small" kind="danger" onClick={remove}>
                {texts.remove(nameOf(language))}
              </Button>
            </div>
          )}
        </div>
        <div className={styles['side']}>
          <p className={styles['title']}>{texts.preview}</p>
          <div className={styles['preview']} lang={language || undefined}>
            {text === '' ? (
              <p className={styles['soft']}>{texts.nothing}</p>
            ) : (
              preview(text, language)
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
