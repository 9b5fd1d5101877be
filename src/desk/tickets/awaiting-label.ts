export const INFORMATIVE = 'informative';

/**
 * The tickets that wait for a person and have no label yet; PostgreSQL finds them by
 * `tickets_informative_idx`, whose condition it is.
 */
export const AWAITS_LABEL = `status IN ('open', 'escalated') AND label_worth IS NOT NULL`;

/** So many of equal worth a new ticket is compared with: whoever floods the queue makes it no slower. */
const COMPARED = 10;

// What a model tells apart is of another worth.
const lettersOf = (message: string): string =>
  `regexp_replace(lower(left(${message}, 1000)), '[[:digit:][:space:][:punct:]]+', '', 'g')`;

/**
 * SQL for the worth of the label of a row of `numbered`: none where a text alike awaits one already,
 * because a second one would teach nothing.
 */
export const WORTH_UNLESS_ALIKE = `CASE WHEN NOT EXISTS (
        SELECT FROM (
          SELECT message FROM tickets AS waiting
          WHERE waiting.organization_id = numbered.organization_id
            AND waiting.label_worth = numbered.label_worth AND waiting.status IN ('open', 'escalated')
          ORDER BY waiting.id DESC LIMIT ${COMPARED}
        ) AS equal WHERE ${lettersOf('equal.message')} = ${lettersOf('numbered.message')}
      ) THEN label_worth END`;
