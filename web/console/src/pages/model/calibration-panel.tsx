import { useQuery } from '@tanstack/react-query';
import { ReliabilityChart } from '~/subjects/charts/index.js';
import type { Model } from '~/subjects/models/index.js';
import { outcomesQuery } from '~/subjects/reports/outcomes.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Panel, ProblemNotice } from '~/ui/index.js';
import styles from './model.module.css';
import { MODEL_PAGE_TEXTS } from './model-page.texts.js';

/** Whether the model is right as often as it says; drawn for the one in use, which tickets tell of. */
export function CalibrationPanel(props: {
  readonly model: Model;
  readonly ece: number | undefined;
}) {
  const texts = useTexts(MODEL_PAGE_TEXTS);
  const format = useFormat();
  const { model, ece } = props;
  const isActive = model.status === 'active';
  const { data, error } = useQuery({ ...outcomesQuery(), enabled: isActive });
  if (!isActive)
    return (
      <Panel title={texts.calibration}>
        <p>{texts.calibrationOther(ece === undefined ? '–' : format.percent(ece, 1))}</p>
      </Panel>
    );
  const calibration = data?.calibration;
  return (
    <Panel title={texts.calibration}>
      <ProblemNotice error={error} />
      <p className={styles['soft']}>{texts.calibrationLead}</p>
      {calibration && calibration.missing > 0 && (
        <p>{texts.calibrationMissing(format.number(calibration.missing))}</p>
      )}
      {calibration && calibration.bins.length > 0 && (
        <ReliabilityChart
          title={texts.calibration}
          summary={texts.calibrationSummary(
            calibration.ece === null ? '–' : format.percent(calibration.ece, 1),
            format.number(calibration.judged),
          )}
          bins={calibration.bins}
        />
      )}
    </Panel>
  );
}
