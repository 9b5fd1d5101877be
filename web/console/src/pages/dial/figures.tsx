import { wilson } from '~/subjects/statistics/wilson.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { type Answered, type IntentChange, totalOf } from './curve.js';
import type { RiskCurve } from './curve-query.js';
import styles from './dial.module.css';
import { DIAL_TEXTS } from './dial.texts.js';

/** Today beside what would be: the share that is answered, and how much of that is wrong. */
export function Figures(props: {
  readonly curve: RiskCurve;
  readonly changes: readonly IntentChange[];
}) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const { curve, changes } = props;
  const today = totalOf(changes.map(({ before }) => before));
  const then = totalOf(changes.map(({ after }) => after));
  return (
    <div>
      <table className={styles['figures']}>
        <caption className="visually-hidden">{texts.changes}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.today}</th>
            <th scope="col">{texts.then}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{texts.answered}</th>
            <Share of={curve.total} answered={today.answered} />
            <Share of={curve.total} answered={then.answered} />
          </tr>
          <tr>
            <th scope="row">{texts.wrong}</th>
            <Wrong of={today} />
            <Wrong of={then} />
          </tr>
        </tbody>
      </table>
      <p className={styles['soft']}>
        {texts.basis(format.number(curve.total))}{' '}
        {curve.source === 'tickets' ? texts.basisTickets : texts.basisExamples}
      </p>
    </div>
  );
}

function Share(props: { readonly of: number; readonly answered: number }) {
  const format = useFormat();
  const { share } = wilson(props.answered, props.of);
  return <td className={styles['big']}>{share === null ? '–' : format.percent(share, 1)}</td>;
}

function Wrong({ of }: { readonly of: Answered }) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const { share, low, high } = wilson(of.wrong, of.answered);
  if (share === null) return <td>{texts.noWrong}</td>;
  const perThousand = (value: number): string => format.number(value * 1000, 1);
  return (
    <td>
      <span className={styles['big']}>{perThousand(share)}</span>
      <br />
      <span className={styles['soft']}>{texts.interval(perThousand(low), perThousand(high))}</span>
    </td>
  );
}
