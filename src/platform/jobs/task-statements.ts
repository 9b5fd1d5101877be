const UNDER_WAY = `status IN ('queued', 'running')`;

/** Gives no row where one with the same key is under way. */
export const ADD = `
  INSERT INTO background_tasks
    (organization_id, type, payload, retry_limit, singleton_key, created_by)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (organization_id, type, singleton_key) WHERE ${UNDER_WAY} DO NOTHING
  RETURNING id`;

/** A queued job becomes that of one worker; who comes later gets no row. */
export const CLAIM = `
  UPDATE background_tasks
  SET status = 'running', lease_token = $2, progress = 0,
      started_at = clock_timestamp(), heartbeat_at = clock_timestamp()
  WHERE id = $1 AND status = 'queued'
  RETURNING id, organization_id AS "organizationId", type, payload, lease_token AS "leaseToken",
            retry_count AS "retryCount", retry_limit AS "retryLimit"`;

const HELD = `id = $1 AND lease_token = $2 AND status = 'running'`;

export const BEAT = `
  UPDATE background_tasks SET heartbeat_at = clock_timestamp(), progress = $3
  WHERE ${HELD} RETURNING id`;

export const COMPLETE = `
  UPDATE background_tasks
  SET status = 'completed', progress = 1, failure_context = NULL,
      completed_at = clock_timestamp(), lease_token = NULL
  WHERE ${HELD} RETURNING id`;

export const KEEP_RESULT = `
  UPDATE background_tasks SET result = $2 WHERE id = $1 AND status = 'completed'`;

export const TRY_AGAIN = `
  UPDATE background_tasks
  SET status = 'queued', retry_count = retry_count + 1, failure_context = $3, lease_token = NULL
  WHERE ${HELD} RETURNING id`;

export const FAIL = `
  UPDATE background_tasks
  SET status = 'failed', failure_context = $3, completed_at = clock_timestamp(), lease_token = NULL
  WHERE ${HELD} RETURNING id`;

/** Nothing went wrong: the run does not count. */
export const GIVE_BACK = `
  UPDATE background_tasks SET status = 'queued', lease_token = NULL WHERE ${HELD} RETURNING id`;

export const CANCEL = `
  UPDATE background_tasks
  SET status = 'cancelled', failure_context = $2, completed_at = clock_timestamp(),
      lease_token = NULL
  WHERE id = $1 AND ${UNDER_WAY}
  RETURNING id, organization_id AS "organizationId", type, payload`;

/** By hand, with as many failures allowed anew as its type says. */
export const RETRY = `
  UPDATE background_tasks
  SET status = 'queued', retry_count = retry_count + 1, retry_limit = retry_count + 1 + $2,
      progress = 0, failure_context = NULL, started_at = NULL, completed_at = NULL
  WHERE id = $1 AND status IN ('failed', 'cancelled')
  RETURNING id, type`;

/**
 * Jobs whose workers fell silent: what kills each instance that tries it must come to an end too, so
 * that this counts as a retry. One that is being completed right now is locked, and let be.
 */
export const TAKE_FROM_THE_DEAD = `
  WITH lost AS (
    SELECT organization_id, id FROM background_tasks
    WHERE status = 'running' AND heartbeat_at < now() - make_interval(secs => $1)
    ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED
  ), again AS (
    SELECT organization_id, id, retry_count < greatest(retry_limit, $2) AS "isRetried"
    FROM lost JOIN background_tasks USING (organization_id, id)
  )
  UPDATE background_tasks AS task
  SET status = CASE WHEN "isRetried" THEN 'queued' ELSE 'failed' END::job_status,
      retry_count = retry_count + "isRetried"::int,
      failure_context = $3, lease_token = NULL,
      completed_at = CASE WHEN NOT "isRetried" THEN clock_timestamp() END
  FROM again WHERE task.organization_id = again.organization_id AND task.id = again.id
  RETURNING task.id, task.organization_id AS "organizationId", type, payload, "isRetried"`;

export const REMOVE_OLD = `
  DELETE FROM background_tasks WHERE (organization_id, id) IN (
    SELECT organization_id, id FROM background_tasks WHERE completed_at < now() - make_interval(days => $1)
    ORDER BY completed_at LIMIT 1000 FOR UPDATE SKIP LOCKED
  ) RETURNING 1`;
