import type { Line } from '../line.js';

/** Fields that only machines write at the head of what they send (RFC 3834, 3464, 8098, 2919). */
const MACHINE = [
  /^auto-submitted: ?(?!no\b)\S/i,
  /^precedence: ?(?:bulk|junk|list|auto[_-]?reply)/i,
  /^x-auto-?(?:reply|respond|response|generated)[\w-]*:/i,
  /^x-(?:failed-recipients|ms-exchange-generated-message-source|cron-env|loop)\b[\w-]*:/i,
  /^return-path: ?<>/i,
  /^list-(?:id|unsubscribe|post|help|archive)(?:-post)?:/i,
  /^content-type: ?(?:multipart\/report|message\/(?:delivery-status|disposition-notification)|text\/calendar)/i,
  /^(?:reporting-mta|final-recipient|original-recipient|diagnostic-code|remote-mta|disposition):/i,
  /^action: ?(?:failed|delayed|delivered|relayed|expanded)/i,
  /^from:.{0,100}(?:mailer-daemon|postmaster|mail delivery (?:sub)?system|(?:no|do-?not)[-_.]?reply)/i,
  /^begin: ?(?:vcalendar|vevent)/i,
];
const FIELD = /^[a-z][a-z-]{1,40} ?:/i;
const MOST_LINES = 60;

/** Whether a message begins with fields of its head that tell of a machine. */
export function hasMachineHeaders(lines: readonly Line[]): boolean {
  for (const { plain, isBlank, raw } of lines.slice(0, MOST_LINES)) {
    if (MACHINE.some((it) => it.test(plain))) return true;
    // A field that is too long for its line goes on in the next one.
    if (!isBlank && !FIELD.test(plain) && !/^[ \t]/.test(raw)) return false;
  }
  return false;
}
