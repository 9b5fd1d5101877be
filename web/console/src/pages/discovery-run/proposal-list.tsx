import { useIntents } from '~/subjects/intents/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Badge, classes } from '~/ui/index.js';
import type { Proposal } from './queries.js';
import styles from './run.module.css';
import { RUN_TEXTS } from './run.texts.js';

/** Proposals by what they would gain; those to merge are ticked. */
export function ProposalList(props: {
  readonly rows: readonly Proposal[];
  readonly openId: number;
  readonly chosen: ReadonlySet<number>;
  readonly onOpen: (id: number) => void;
  readonly onChosen: (ids: ReadonlySet<number>) => void;
}) {
  const texts = useTexts(RUN_TEXTS);
  const format = useFormat();
  const intents = useIntents();
  const { rows, openId, chosen, onOpen, onChosen } = props;
  const turn = (id: number, on: boolean): void =>
    onChosen(new Set(on ? [...chosen, id] : [...chosen].filter((it) => it !== id)));
  const nearest = ({ nearestIntentId }: Proposal): string =>
    intents.find(({ id }) => id === nearestIntentId)?.name ?? '';
  return (
    <ul className={styles['list']} aria-label={texts.proposals}>
      {rows.map((row) => (
        <li key={row.id} className={classes(row.id === openId && styles['open'])}>
          {row.status === 'proposed' && (
            <input
              type="checkbox"
              aria-label={texts.select(row.name)}
              checked={chosen.has(row.id)}
              onChange={({ target }) => turn(row.id, target.checked)}
            />
          )}
          <button
            type="button"
            aria-current={row.id === openId || undefined}
            onClick={() => onOpen(row.id)}
          >
            <strong dir="auto">{row.name}</strong>
            <span className={styles['soft']}>
              {texts.count(row.messages)} · {texts.gain(format.percent(row.gain, 1))}
            </span>
            {row.isKnown && nearest(row) && <Badge tone="warn">{texts.known(nearest(row))}</Badge>}
          </button>
          {row.status !== 'proposed' && (
            <Badge tone={row.status === 'accepted' ? 'good' : 'plain'}>{texts[row.status]}</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
