import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

/** Parts of a page of which one is shown. */
export function Tabs<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly onValue: (value: Value) => void;
  readonly tabs: readonly Tab<Value>[];
}) {
  return (
    <Base.Root value={props.value} onValueChange={(value) => props.onValue(value as Value)}>
      <Base.List className={styles['list']} aria-label={props.label}>
        {props.tabs.map(({ value, label }) => (
          <Base.Tab key={value} value={value} className={styles['tab']}>
            {label}
          </Base.Tab>
        ))}
      </Base.List>
      {props.tabs.map(({ value, content }) => (
        <Base.Panel key={value} value={value} className={styles['panel']}>
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
