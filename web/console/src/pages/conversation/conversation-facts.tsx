import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CONVERSATION_TEXTS } from '~/subjects/conversations/index.js';
import { type Conversation, Followers, messagesQuery } from '~/subjects/thread/index.js';
import { TICKET_TEXTS } from '~/subjects/tickets/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Facts, Row, Time } from '~/ui/index.js';
import { CONVERSATION_PAGE_TEXTS } from './conversation-page.texts.js';

/** What is known of a conversation: how fast it was answered, how the customer sounds, its tickets. */
export function ConversationFacts({ conversation }: { readonly conversation: Conversation }) {
  const texts = useTexts(CONVERSATION_PAGE_TEXTS);
  const words = useTexts(CONVERSATION_TEXTS);
  const ofTickets = useTexts(TICKET_TEXTS);
  const format = useFormat();
  const { id, channel, createdAt, figures, satisfaction } = conversation;
  const messages = useQuery(messagesQuery(id)).data ?? [];
  const tickets = [
    ...new Set(messages.flatMap(({ ticketId }) => (ticketId === null ? [] : [ticketId]))),
  ];
  const trend = figures?.sentimentTrend;
  const sound =
    trend === 'improving' || trend === 'worsening' || trend === 'steady' ? texts[trend] : undefined;
  return (
    <Facts
      facts={[
        [texts.channel, words[channel]],
        [texts.opened, <Time key="opened" at={createdAt} />],
        ...(figures && figures.firstResponseSeconds !== null
          ? [[texts.firstResponse, format.duration(figures.firstResponseSeconds)] as const]
          : []),
        ...(figures
          ? [
              [texts.longest, format.duration(figures.longestResponseSeconds)] as const,
              [texts.handled, format.duration(figures.handleSeconds)] as const,
            ]
          : []),
        ...(sound
          ? [[texts.sentiment, figures?.isAngry ? `${texts.angry}, ${sound}` : sound] as const]
          : []),
        ...(satisfaction === null
          ? []
          : [[texts.satisfaction, texts.of5(`${satisfaction}`)] as const]),
        [
          texts.tickets,
          <Row key="tickets">
            {tickets.map((it) => (
              <Link key={it} to="/tickets/$ticketId" params={{ ticketId: `${it}` }}>
                {ofTickets.ticket(`${it}`)}
              </Link>
            ))}
          </Row>,
        ],
        [texts.follows, <Followers key="followers" conversationId={id} />],
      ]}
    />
  );
}
