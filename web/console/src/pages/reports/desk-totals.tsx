import type { components } from '@client';
import { ShareBar } from '~/subjects/charts/index.js';
import { wilson } from '~/subjects/statistics/wilson.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Facts, Panel } from '~/ui/index.js';
import { DESK_TEXTS } from './desk.texts.js';
import styles from './reports.module.css';

type Figures = components['schemas']['ServiceFigures'];
type Promises = components['schemas']['KeptPromises'];

/** The figures of the whole period: work, times, promises, how customers sound. */
export function DeskTotals({ total }: { readonly total: Figures }) {
  const says = useTexts(DESK_TEXTS);
  const format = useFormat();
  const time = (seconds: number | null): string =>
    seconds === null ? '–' : format.duration(seconds);
  const { sla, sentiment, satisfaction } = total;
  const kept = ({ met, breached }: Promises) => (
    <ShareBar value={wilson(met, met + breached)} tone="good" />
  );
  const heard = sentiment.positive + sentiment.neutral + sentiment.negative;
  const satisfied = Math.round((satisfaction.satisfiedShare ?? 0) * satisfaction.ratings);
  return (
    <Panel title={says.all}>
      <div className={styles['columns']}>
        <Facts
          facts={[
            [says.created, format.number(total.created)],
            [says.auto, <ShareBar key="a" value={wilson(total.autoAnswered, total.created)} />],
            [says.escalated, format.number(total.escalated)],
            [says.resolved, format.number(total.resolved)],
            [says.reopened, format.number(total.reopened)],
            [says.backlog, format.number(total.backlog)],
            [says.replies, format.number(total.replies)],
          ]}
        />
        <Facts
          facts={[
            [says.firstResponse, time(total.firstResponse.medianSeconds)],
            [says.firstResponse90, time(total.firstResponse.p90Seconds)],
            [says.resolution, time(total.resolution.medianSeconds)],
            [says.handle, time(total.handleSeconds)],
          ]}
        />
        <Facts
          facts={[
            [`${says.kept}: ${says.firstPromise}`, kept(sla.firstResponse)],
            [`${says.kept}: ${says.nextPromise}`, kept(sla.nextResponse)],
            [`${says.kept}: ${says.resolutionPromise}`, kept(sla.resolution)],
            [
              says.satisfied,
              <ShareBar key="s" value={wilson(satisfied, satisfaction.ratings)} tone="good" />,
            ],
            [
              says.negative,
              <ShareBar key="n" value={wilson(sentiment.negative, heard)} tone="warn" />,
            ],
            [says.angry, <ShareBar key="x" value={wilson(sentiment.angry, heard)} tone="bad" />],
          ]}
        />
      </div>
    </Panel>
  );
}
