import { counted, defineTexts } from '~/texts/index.js';

export const CUSTOMERS_TEXTS = defineTexts(
  {
    title: 'Customers',
    lead: 'Who has written to you, those who wrote last first.',
    name: 'Customer',
    last: 'Wrote last',
    conversations: 'Conversations',
    count: (count: number) => counted('en', count, { one: 'conversation', other: 'conversations' }),
    satisfaction: 'Satisfaction',
    of5: (mean: string) => `${mean} of 5`,
    empty: 'Nobody has written yet',
    emptyLead: 'A customer appears here with their first message.',
    find: 'Number of a customer',
    open: 'Open',
  },
  {
    de: {
      title: 'Kundschaft',
      lead: 'Wer Ihnen geschrieben hat, zuletzt Schreibende zuerst.',
      name: 'Name',
      last: 'Schrieb zuletzt',
      conversations: 'Gespräche',
      count: (count: number) => counted('de', count, { one: 'Gespräch', other: 'Gespräche' }),
      satisfaction: 'Zufriedenheit',
      of5: (mean: string) => `${mean} von 5`,
      empty: 'Noch hat niemand geschrieben',
      emptyLead: 'Mit der ersten Nachricht erscheint jemand hier.',
      find: 'Nummer einer Kundin oder eines Kunden',
      open: 'Öffnen',
    },
  },
);
