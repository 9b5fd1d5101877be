import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Tagged } from '~/api/index.js';
import { CUSTOMER_TEXTS, CustomerCard } from '~/subjects/customers/index.js';
import {
  Company,
  Composer,
  focusComposer,
  type Message,
  type Mode,
  SidePart,
  ThreadPage,
  ThreadView,
} from '~/subjects/thread/index.js';
import type { Ticket } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { ActivityLog } from './activity.js';
import { CorrectDialog } from './correct-dialog.js';
import { decisionQuery, marksOf } from './decision.js';
import { DECISION_TEXTS } from './decision.texts.js';
import { DecisionPanel } from './decision-panel.js';
import { Properties } from './properties.js';
import styles from './ticket.module.css';
import { TicketHead } from './ticket-head.js';
import { TICKET_PAGE_TEXTS } from './ticket-page.texts.js';
import { useJudge } from './use-judge.js';
import { useTicketKeys } from './use-ticket-keys.js';
import { useUndo } from './use-undo.js';

/** A ticket: its thread with the field below it, and beside it all that is known of it. */
export function TicketScreen({ ticket }: { readonly ticket: Tagged<Ticket> }) {
  const texts = useTexts(TICKET_PAGE_TEXTS);
  const decisions = useTexts(DECISION_TEXTS);
  const customers = useTexts(CUSTOMER_TEXTS);
  const undo = useUndo();
  const [mode, setMode] = useState<Mode>('reply');
  const [correcting, setCorrecting] = useState<{ readonly first?: string }>();
  const { id, conversationId, requesterId, message } = ticket.data;
  const decision = useQuery(decisionQuery(id)).data;
  const { judge } = useJudge(ticket, decision?.intent);
  const write = (next: Mode): void => {
    setMode(next);
    focusComposer();
  };
  useTicketKeys({ ticket, onWrite: write, onCorrect: () => setCorrecting({}) });
  const marks = useCallback(
    (it: Message, all: readonly Message[]) => marksOf(decision, message, it, all),
    [decision, message],
  );
  return (
    <ThreadPage
      head={<TicketHead ticket={ticket} />}
      sideLabel={texts.more}
      side={
        <>
          <SidePart title={decisions.title}>
            <DecisionPanel
              ticket={ticket}
              onCorrect={(first) => setCorrecting(first === undefined ? {} : { first })}
            />
          </SidePart>
          <SidePart title={texts.properties}>
            <Properties ticket={ticket} />
          </SidePart>
          <SidePart title={customers.title}>
            <CustomerCard userId={requesterId} without={conversationId} />
          </SidePart>
          <SidePart title={texts.activity}>
            <ActivityLog ticketId={id} />
          </SidePart>
        </>
      }
    >
      {conversationId === null ? (
        <div className={styles['noThread']}>
          <p className={styles['soft']}>{texts.noThread}</p>
          <p className={styles['plain']}>{message}</p>
        </div>
      ) : (
        <>
          <ThreadView conversationId={conversationId} marksOf={marks} />
          <div>
            <Company conversationId={conversationId} requesterId={requesterId} />
            <Composer
              conversationId={conversationId}
              ticketId={id}
              mode={mode}
              onMode={write}
              onUndoable={undo.remember}
            />
          </div>
        </>
      )}
      {correcting && (
        <CorrectDialog
          decision={decision}
          first={correcting.first}
          onClose={() => setCorrecting(undefined)}
          onChoose={(intent) => {
            setCorrecting(undefined);
            judge.mutate(intent);
          }}
        />
      )}
    </ThreadPage>
  );
}
