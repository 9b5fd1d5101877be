import type { Tagged } from '~/api/index.js';
import { isSnoozed, type Ticket } from '~/subjects/tickets/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Menu, Row } from '~/ui/index.js';
import { hoursFromNow, nextMonday, tomorrow } from './snooze-times.js';
import { TICKET_PAGE_TEXTS } from './ticket-page.texts.js';
import { useChange } from './use-change.js';

/** Lets a ticket sleep until a time, and wakes it. */
export function SnoozeMenu({ ticket }: { readonly ticket: Tagged<Ticket> }) {
  const texts = useTexts(TICKET_PAGE_TEXTS);
  const format = useFormat();
  const change = useChange(ticket);
  const { snoozedUntil } = ticket.data;
  const sleeps = isSnoozed(ticket.data) && snoozedUntil !== null;
  const until = (at: Date | null): void =>
    change.mutate({ body: { snoozedUntil: at?.toISOString() ?? null }, what: texts.snooze });
  return (
    <Row>
      {sleeps && <span>{texts.snoozedUntil(format.dateTime(snoozedUntil))}</span>}
      <Menu
        label={texts.snooze}
        trigger={`${texts.snooze} ▾`}
        items={[
          { label: texts.hour, run: () => until(hoursFromNow(1)) },
          { label: texts.fourHours, run: () => until(hoursFromNow(4)) },
          { label: texts.tomorrow, run: () => until(tomorrow()) },
          { label: texts.monday, run: () => until(nextMonday()) },
          ...(sleeps ? [{ label: texts.wake, run: () => until(null) }] : []),
        ]}
      />
    </Row>
  );
}
