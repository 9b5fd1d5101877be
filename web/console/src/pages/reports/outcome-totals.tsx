import { ShareBar } from '~/subjects/charts/index.js';
import type { OutcomeReport } from '~/subjects/reports/outcomes.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Facts, Panel } from '~/ui/index.js';
import { OUTCOME_TEXTS } from './outcomes.texts.js';
import styles from './reports.module.css';
import { REPORT_TEXTS } from './reports.texts.js';

/** The figures of the whole period. */
export function OutcomeTotals({ report }: { readonly report: OutcomeReport }) {
  const texts = useTexts(REPORT_TEXTS);
  const says = useTexts(OUTCOME_TEXTS);
  const format = useFormat();
  const { total, timeToResolution } = report;
  const time = ({ medianSeconds }: { medianSeconds: number | null }): string =>
    medianSeconds === null ? '–' : format.duration(medianSeconds);
  const { feedback } = total;
  return (
    <Panel title={says.all}>
      <div className={styles['columns']}>
        <Facts
          facts={[
            [texts.tickets, format.number(total.tickets)],
            [says.autoResolved, <ShareBar key="a" value={total.autoResolved} />],
            [says.right, <ShareBar key="r" value={total.rightAmongKnown} tone="good" />],
            [
              `${says.times}: ${says.byMachine}`,
              `${says.median} ${time(timeToResolution.machine)}`,
            ],
            [`${says.times}: ${says.byPeople}`, `${says.median} ${time(timeToResolution.people)}`],
          ]}
        />
        <Facts
          facts={[
            [says.confirmed, <ShareBar key="c" value={total.confirmed} tone="good" />],
            [says.assumed, <ShareBar key="n" value={total.assumed} tone="plain" />],
            [says.reopened, <ShareBar key="o" value={total.reopened} tone="warn" />],
            [says.wrong, <ShareBar key="w" value={total.wrong} tone="bad" />],
            [
              says.meanRating,
              feedback.meanRating === null
                ? '–'
                : `${format.number(feedback.meanRating, 1)} (${format.number(feedback.count)})`,
            ],
            [says.resolved, <ShareBar key="f" value={feedback.resolved} tone="good" />],
          ]}
        />
      </div>
    </Panel>
  );
}
