import { useParams } from '@tanstack/react-router';
import { OnlyFor } from '~/app/not-here.js';
import { ModelReport } from './model-report.js';

/** How good a model is, and how it did against the one before. */
export function ModelPage() {
  const { modelId } = useParams({ from: '/shell/models/$modelId' });
  return (
    <OnlyFor role="supervisor">
      <ModelReport id={Number(modelId)} />
    </OnlyFor>
  );
}
