import { useTexts } from '~/texts/index.js';
import { Badge } from '~/ui/index.js';
import type { JobStatus } from './job.js';
import { JOB_TEXTS } from './job-names.js';

const TONES = {
  queued: 'plain',
  running: 'accent',
  completed: 'good',
  failed: 'bad',
  cancelled: 'warn',
} as const;

/** How far a job is, in a word. */
export function JobBadge({ status }: { readonly status: JobStatus }) {
  return <Badge tone={TONES[status]}>{useTexts(JOB_TEXTS)[status]}</Badge>;
}
