import { useFormat, useTexts } from '~/texts/index.js';
import { Badge } from '~/ui/index.js';
import type { SlaState, Ticket, TicketPriority, TicketStatus } from './ticket.js';
import { TICKET_TEXTS } from './ticket.texts.js';

const STATUS_TONES = {
  open: 'accent',
  escalated: 'warn',
  auto_resolved: 'good',
  closed: 'plain',
} as const satisfies Record<TicketStatus, string>;

const SLA_TONES = {
  running: 'plain',
  paused: 'plain',
  warned: 'warn',
  breached: 'bad',
  met: 'good',
} as const satisfies Record<SlaState, string>;

/** What became of a ticket. */
export function StatusBadge({ status }: { readonly status: TicketStatus }) {
  return <Badge tone={STATUS_TONES[status]}>{useTexts(TICKET_TEXTS)[status]}</Badge>;
}

/** How much it presses; the usual is not worth a word. */
export function PriorityBadge({ priority }: { readonly priority: TicketPriority }) {
  const texts = useTexts(TICKET_TEXTS);
  if (priority === 'normal') return null;
  const tone = { urgent: 'bad', high: 'warn', low: 'plain' } as const;
  return <Badge tone={tone[priority]}>{texts[priority]}</Badge>;
}

/** How what is promised stands, and when it is due. */
export function SlaBadge(props: {
  readonly ticket: Pick<Ticket, 'slaState' | 'dueAt'>;
  /** Only what needs somebody, as in lists. */
  readonly isTerse?: boolean;
}) {
  const texts = useTexts(TICKET_TEXTS);
  const format = useFormat();
  const { slaState, dueAt } = props.ticket;
  if (slaState === null) return null;
  if (props.isTerse && (slaState === 'met' || slaState === 'paused')) return null;
  const isOver = slaState === 'breached' && dueAt !== null;
  const text = isOver ? texts.overdue(format.relative(dueAt)) : texts[slaState];
  return (
    <span title={dueAt === null ? undefined : format.dateTime(dueAt)}>
      <Badge tone={SLA_TONES[slaState]}>
        {dueAt !== null && !isOver ? texts.due(format.relative(dueAt)) : text}
      </Badge>
    </span>
  );
}
