import { useState } from 'react';
import { isAtLeast, useMe } from '~/api/index.js';
import { bodyOf, isChanged, type Policy, settingOf } from '~/subjects/policy/policy.js';
import { useTexts } from '~/texts/index.js';
import { Button, Panel, Row, Stack } from '~/ui/index.js';
import { Changes } from './changes.js';
import { changesAt, thresholdFor } from './curve.js';
import { CurveChart } from './curve-chart.js';
import type { RiskCurve } from './curve-query.js';
import styles from './dial.module.css';
import { DIAL_TEXTS } from './dial.texts.js';
import { EdgeTickets } from './edge-tickets.js';
import { Figures } from './figures.js';
import { ReplayPanel } from './replay-panel.js';
import { SaveButton } from './save-button.js';
import { Sliders } from './sliders.js';
import { useReplay } from './use-replay.js';

/** The dial itself: what it would change is computed here at once, and replayed when let go. */
export function DialPanel(props: {
  readonly policy: Policy;
  readonly etag: string;
  readonly curve: RiskCurve;
}) {
  const texts = useTexts(DIAL_TEXTS);
  const isAdmin = isAtLeast(useMe(), 'admin');
  const { policy, etag, curve } = props;
  const [setting, setSetting] = useState(() => settingOf(policy));
  const [released, setReleased] = useState<number>();
  const replay = useReplay();
  const threshold =
    setting.by === 'threshold'
      ? setting.threshold
      : thresholdFor(curve, setting.target, setting.confidenceLevel);
  const changes = changesAt(curve, threshold);
  const body = bodyOf(setting, policy.overrides);
  const isDirty = isChanged(setting, policy);
  const release = (): void => {
    setReleased(threshold ?? undefined);
    replay.mutate({ policy: body, modelId: curve.modelId ?? undefined });
  };
  return (
    <Stack>
      <Panel>
        <div className={styles['dial']}>
          <Stack>
            <Sliders
              setting={setting}
              estimated={threshold}
              onChange={setSetting}
              onRelease={release}
            />
            <Row>
              {isAdmin && <SaveButton body={body} etag={etag} disabled={!isDirty} />}
              <Button disabled={!isDirty} onClick={() => setSetting(settingOf(policy))}>
                {texts.reset}
              </Button>
            </Row>
          </Stack>
          <Figures curve={curve} changes={changes} />
        </div>
      </Panel>
      <Panel>
        <CurveChart curve={curve} threshold={threshold} />
      </Panel>
      <Changes changes={changes} total={curve.total} />
      <ReplayPanel replay={replay} onRun={release} />
      <EdgeTickets threshold={released ?? threshold} />
    </Stack>
  );
}
