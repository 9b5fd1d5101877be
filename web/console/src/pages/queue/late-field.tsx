import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { TextField } from '~/ui/index.js';

const REST_MS = 350;

/** A field that tells its text when the typing rests. */
export function LateField(
  props: Omit<ComponentProps<typeof TextField>, 'value' | 'onChange'> & {
    readonly value: string;
    readonly onValue: (value: string) => void;
  },
) {
  const { value, onValue, ...rest } = props;
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (text: string): void => {
    clearTimeout(timer.current);
    setTyped(undefined);
    if (text.trim() !== value) onValue(text.trim());
  };
  return (
    <TextField
      {...rest}
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onValue(target.value.trim()), REST_MS);
      }}
      onBlur={() => typed !== undefined && tell(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tell(event.currentTarget.value);
      }}
    />
  );
}
