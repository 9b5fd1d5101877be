import { defineTexts } from '~/texts/index.js';

export const PEOPLE_TEXTS = defineTexts(
  {
    unnamed: (id: string) => `Person ${id}`,
    me: 'You',
    nobody: 'Nobody',
  },
  {
    de: {
      unnamed: (id: string) => `Person ${id}`,
      me: 'Sie',
      nobody: 'Niemand',
    },
  },
);
