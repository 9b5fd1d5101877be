import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.js';
import styles from './link-button.module.css';

/** A button that reads like a link, for what opens in place, such as the details of a row. */
export function LinkButton(
  props: Omit<ComponentProps<'button'>, 'children'> & { readonly children: ReactNode },
) {
  return <button type="button" {...props} className={classes(styles['link'], props.className)} />;
}
