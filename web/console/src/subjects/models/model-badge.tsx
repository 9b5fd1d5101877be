import { useTexts } from '~/texts/index.js';
import { Badge } from '~/ui/index.js';
import type { Model } from './model.js';
import { MODEL_TEXTS } from './models.texts.js';

const TONES = { training: 'accent', failed: 'bad', ready: 'plain', active: 'good' } as const;

/** What a model does, in a word. */
export function ModelBadge({ status }: Pick<Model, 'status'>) {
  return <Badge tone={TONES[status]}>{useTexts(MODEL_TEXTS)[status]}</Badge>;
}
