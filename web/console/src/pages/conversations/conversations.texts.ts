import { defineTexts } from '~/texts/index.js';

export const CONVERSATIONS_TEXTS = defineTexts(
  {
    title: 'Conversations',
    lead: 'All threads with customers, the newest first.',
    status: 'Status',
    channel: 'Channel',
    whose: 'Whose',
    any: 'Any',
    all: 'Of all',
    mine: 'On which I work',
    none: 'On which nobody works',
    followed: 'Those I follow',
    news: 'Show what is new',
    empty: 'No conversation fits',
    emptyLead: 'Choose other filters; a conversation begins when a customer writes.',
  },
  {
    de: {
      title: 'Gespräche',
      lead: 'Alle Gespräche mit der Kundschaft, die neuesten zuerst.',
      status: 'Status',
      channel: 'Kanal',
      whose: 'Wessen',
      any: 'Alle',
      all: 'Von allen',
      mine: 'An denen ich arbeite',
      none: 'An denen niemand arbeitet',
      followed: 'Denen ich folge',
      news: 'Neues zeigen',
      empty: 'Kein Gespräch passt',
      emptyLead: 'Wählen Sie andere Filter; ein Gespräch beginnt, wenn jemand schreibt.',
    },
  },
);
