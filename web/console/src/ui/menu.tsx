import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import styles from './menu.module.css';

export interface MenuItem {
  readonly label: ReactNode;
  readonly run: () => void;
  readonly disabled?: boolean;
}

/** A button that opens a list of what can be done. */
export function Menu(props: {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
}) {
  return (
    <Base.Root>
      <Base.Trigger className={styles['trigger']} aria-label={props.label}>
        {props.trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className={styles['positioner']}>
          <Base.Popup className={styles['popup']}>
            {props.items.map((item, index) => (
              <Base.Item
                key={index}
                className={styles['item']}
                disabled={item.disabled ?? false}
                onClick={item.run}
              >
                {item.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
