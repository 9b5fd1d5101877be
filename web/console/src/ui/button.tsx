import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classes } from './classes.js';

type Kind = 'plain' | 'primary' | 'note' | 'danger' | 'quiet';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly kind?: Kind;
  readonly size?: 'small' | 'normal';
  /** Something is under way: it stays focusable, and says so. */
  readonly busy?: boolean;
  /** The key that does the same. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A button; while it is busy it takes no second click. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', size = 'normal', busy = false, hint, children, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles['button'], styles[kind], styles[size], rest.className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {children}
      {hint && <kbd className={styles['hint']}>{hint}</kbd>}
    </button>
  );
}

/** A button with a sign only; `label` is what it is called. */
export function IconButton({ label, ...props }: { readonly label: string } & ButtonProps) {
  return <Button kind="quiet" {...props} aria-label={label} title={label} />;
}
