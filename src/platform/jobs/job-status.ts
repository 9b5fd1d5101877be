/** What becomes of a job: the first two are under way, the others are ends. */
export const JOB_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;

export type JobStatus = (typeof JOB_STATUSES)[number];

/** Whether nothing more happens to a job of this status by itself. */
export function isEnd(status: JobStatus): boolean {
  return status !== 'queued' && status !== 'running';
}
