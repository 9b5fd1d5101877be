import { useQuery } from '@tanstack/react-query';
import { type Share, ShareChart } from '~/subjects/charts/index.js';
import { trendQuery } from '~/subjects/reports/outcomes.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { OUTCOME_TEXTS } from './outcomes.texts.js';
import { partsOf, type Period } from './periods.js';
import styles from './reports.module.css';
import { REPORT_TEXTS } from './reports.texts.js';

const UNKNOWN: Share = { count: 0, of: 0, share: null, low: 0, high: 1 };

/** How it goes: the period in a few parts, each with its interval. */
export function OutcomeTrend({ period }: { readonly period: Period }) {
  const texts = useTexts(REPORT_TEXTS);
  const says = useTexts(OUTCOME_TEXTS);
  const format = useFormat();
  const parts = partsOf(period);
  const { data: reports = [] } = useQuery(trendQuery(parts));
  const labels = parts.map(({ from }) => format.date(from));
  const right = parts.map((_, i) => reports[i]?.total.rightAmongKnown ?? UNKNOWN);
  const answered = parts.map((_, i) => reports[i]?.total.autoResolved ?? UNKNOWN);
  const summary = (values: readonly Share[]): string => {
    const known = values.flatMap(({ share }) => (share === null ? [] : [share]));
    const said = (share: number | undefined): string =>
      share === undefined ? '–' : format.percent(share, 1);
    return says.overTimeSummary(said(known[0]), said(known.at(-1)));
  };
  const common = { labelTitle: texts.week, labels };
  return (
    <div className={styles['charts']}>
      <ShareChart
        {...common}
        title={says.shareOverTime}
        summary={summary(answered)}
        values={answered}
      />
      <ShareChart
        {...common}
        title={says.overTime}
        summary={summary(right)}
        tone="good"
        values={right}
      />
    </div>
  );
}
