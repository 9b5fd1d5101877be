import { useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { TextField } from '~/ui/index.js';
import { FORM_TEXTS } from './forms.texts.js';

/** Several words, written with commas between them. */
export function ListField(props: {
  readonly label: string;
  readonly values: readonly string[];
  readonly onValues: (values: string[]) => void;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
  readonly list?: string;
}) {
  const { values, onValues, label, help, error, hideLabel, list } = props;
  const texts = useTexts(FORM_TEXTS);
  const [text, setText] = useState<string>();
  return (
    <TextField
      label={label}
      help={help ?? (hideLabel ? undefined : texts.tagsHelp)}
      error={error}
      list={list}
      {...(hideLabel !== undefined && { hideLabel })}
      // While it is written it stays as it is, with its last comma.
      value={text ?? values.join(', ')}
      onChange={({ target }) => {
        setText(target.value);
        onValues(valuesOf(target.value));
      }}
      onBlur={() => setText(undefined)}
    />
  );
}

function valuesOf(text: string): string[] {
  return [...new Set(text.split(',').map((it) => it.trim()))].filter(Boolean);
}
