const HOUR_MS = 3_600_000;
const BEGINS_AT = 9;

/** So many hours from now. */
export function hoursFromNow(hours: number): Date {
  return new Date(Date.now() + hours * HOUR_MS);
}

/** Tomorrow in the morning, where the browser is. */
export function tomorrow(): Date {
  return inDays(1);
}

/** The morning of the next Monday, never today's. */
export function nextMonday(): Date {
  return inDays((8 - new Date().getDay()) % 7 || 7);
}

function inDays(days: number): Date {
  const at = new Date();
  at.setDate(at.getDate() + days);
  at.setHours(BEGINS_AT, 0, 0, 0);
  return at;
}
