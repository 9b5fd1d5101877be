import { defineTexts } from '~/texts/index.js';

export const RULES_TEXTS = defineTexts(
  {
    title: 'Rules',
    lead: 'What is done by itself when something happens, or when time passes. The lowest place comes first.',
    new: 'New rule',
    place: 'Place',
    name: 'Name',
    when: 'When',
    does: 'Does',
    state: 'State',
    changed: 'Changed',
    on: 'On',
    off: 'Off',
    automation: 'Again and again',
    none: 'There are no rules yet',
    noneLead: 'Such as: what is urgent goes to the team on duty, and is tagged.',
  },
  {
    de: {
      title: 'Regeln',
      lead: 'Was von selbst geschieht, wenn etwas passiert oder Zeit vergeht. Der niedrigste Platz kommt zuerst.',
      new: 'Neue Regel',
      place: 'Platz',
      name: 'Name',
      when: 'Wann',
      does: 'Tut',
      state: 'Zustand',
      changed: 'Geändert',
      on: 'An',
      off: 'Aus',
      automation: 'Immer wieder',
      none: 'Es gibt noch keine Regeln',
      noneLead: 'Zum Beispiel: Dringendes geht an das Team im Dienst und wird verschlagwortet.',
    },
  },
);
