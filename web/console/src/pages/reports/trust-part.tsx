import { useQuery } from '@tanstack/react-query';
import { ReliabilityChart } from '~/subjects/charts/index.js';
import { outcomesQuery } from '~/subjects/reports/outcomes.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Loading, Panel, ProblemNotice, Stack } from '~/ui/index.js';
import { Drift } from './drift.js';
import type { Period } from './periods.js';
import styles from './reports.module.css';
import { TRUST_TEXTS } from './trust.texts.js';

/** Whether the machine is right as often as it says, and whether tickets have become others. */
export function TrustPart({ period }: { readonly period: Period }) {
  const texts = useTexts(TRUST_TEXTS);
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery(outcomesQuery(period));
  if (isPending) return <Loading />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const { calibration, drift } = data;
  return (
    <Stack>
      <Panel title={texts.calibration}>
        <p className={styles['soft']}>{texts.calibrationLead}</p>
        {calibration.missing > 0 && <p>{texts.missing(format.number(calibration.missing))}</p>}
        {calibration.bins.length > 0 && (
          <ReliabilityChart
            title={texts.calibration}
            summary={texts.summary(
              calibration.ece === null ? '–' : format.percent(calibration.ece, 1),
              format.number(calibration.judged),
            )}
            bins={calibration.bins}
          />
        )}
      </Panel>
      <Drift drift={drift} />
    </Stack>
  );
}
