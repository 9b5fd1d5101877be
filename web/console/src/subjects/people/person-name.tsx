import { useName } from './people.js';

/** What somebody is called. */
export function PersonName(props: {
  readonly id: number | null | undefined;
  /** While it does not matter yet, such as in a list that is being scrolled, nothing is asked. */
  readonly isWanted?: boolean;
}) {
  return useName(props.id, props.isWanted ?? true) ?? null;
}
