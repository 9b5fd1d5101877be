import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  anIntent,
  aTicket,
  type Intent,
  type NamedExample,
  type Page,
  theAdmin,
} from '../support/builders.js';
import type { ListedTicket } from '../support/schemas.js';

let customer: Api;

beforeAll(async () => {
  customer = await (await theAdmin()).newUser();
});

async function found(q: string): Promise<ListedTicket[]> {
  const path = `/tickets?limit=100&q=${encodeURIComponent(q)}`;
  return (await customer.get<Page<ListedTicket>>(path)).body.data;
}

describe('a search finds', () => {
  test.each([
    ['a number within a code', 'Order ORD-48213 is late', '48213'],
    ['a code as it is written', 'My order ORD-58214 is late', 'ORD-58214'],
    ['a file without its ending', 'see zinvoice.pdf, please', 'zinvoice'],
    ['a file as it is written', 'see yinvoice.pdf, please', 'yinvoice.pdf'],
    ['an e-mail address by its domain', 'write to ann@quagga.example.org', 'quagga.example.org'],
    ['an e-mail address by its name', 'write to okapi.smith@example.org', 'okapi.smith'],
    ['an e-mail address as it is written', 'it is tapir@example.org', 'tapir@example.org'],
    [
      'an https address as it is written',
      'at https://lemur.example/a/b?c=1',
      'https://lemur.example/a/b?c=1',
    ],
    ['an https address by its host', 'at https://dingo.example/a/b?c=1', 'dingo.example'],
    ['a word in typographic quotes', 'the “gibbon” is broken', 'gibbon'],
    ['a word in guillemets', 'le «tamarin» est cassé', 'tamarin'],
    ['a word between dashes', 'the red—bonobo—one', 'bonobo'],
    ['a word after an NBSP', 'my\u00a0marmoset\u00a0is gone', 'marmoset'],
    ['a word with soft hyphens', 'my cap\u00adu\u00adchin is gone', 'capuchin'],
    ['a word with signs of no width', 'my man\u200bdrill\ufeff is gone', 'mandrill'],
    ['a word beside an emoji', '😡macaque😡', 'macaque'],
    ['a typographic apostrophe by a plain one', 'the colobus’s wheel', "colobus's wheel"],
    ['an accent without it', 'Où est mon gélada ?', 'gelada'],
    ['no accent with it', 'where is my saki', 'säki'],
    ['a decomposed accent', 'mon oui\u0301stiti', 'ouístiti'],
    ['full-width letters', 'ＴＡＬＡＰＯＩＮ', 'talapoin'],
    ['other letters in capitals', 'где мой ПАВИАН', 'павиан'],
    ['Chinese inside a text', '我想申请退款谢谢', '退款'],
    ['a single Chinese sign', '这个猴子坏了', '坏'],
    ['Japanese inside a text', '注文をキャンセルしたいです', 'キャンセル'],
    ['half-width Kana', '返品ﾎﾟﾘｼｰについて', 'ポリシー'],
    ['Thai inside a text', 'ฉันต้องการคืนเงินด่วน', 'คืนเงิน'],
  ])('%s', async (_, message, q) => {
    const { id } = await aTicket().by(customer).saying(message);
    const tickets = await found(q);
    expect(tickets.map((ticket) => ticket.id)).toContain(id);
    const { excerpt = [] } = tickets.find((ticket) => ticket.id === id)!;
    expect(excerpt.some(({ match }) => match)).toBe(true);
  });

  test.each([
    ['退款', '我想买新的东西'],
    ['コーヒー', 'コピー機とヒーター'],
    ['1999', 'number 19 and 99'],
    ['uakari howler', 'an uakari alone'],
  ])('%s, and not %s', async (q, message) => {
    const { id } = await aTicket().by(customer).saying(message);
    expect((await found(q)).map((ticket) => ticket.id)).not.toContain(id);
  });
});

describe('a search of examples finds', () => {
  const EXAMPLES = [
    ['a number within a code', 'it says QX-771204, what now', '771204'],
    ['a file without its ending', 'see pangolinvoice.pdf', 'pangolinvoice'],
    ['an e-mail address by its domain', 'write to ann@numbat.example.org', 'numbat.example.org'],
    ['a word in typographic quotes', 'the “quokka” is broken', 'quokka'],
    ['an accent without it', 'où est mon wömbat ?', 'wombat'],
    ['Chinese inside a text', '我想知道袋熊在哪里', '袋熊'],
    ['words in quotes', 'a bilby and then an echidna', '"bilby and then"'],
  ] as const;
  let admin: Api;
  let intent: Intent;

  beforeAll(async () => {
    admin = await theAdmin();
    intent = await anIntent(admin);
    for (const [, text] of EXAMPLES) {
      await admin.post(`/triage/intents/${intent.id}/examples`, { text });
    }
  });
  afterAll(() => admin.delete(`/triage/intents/${intent.id}`));

  const textsOf = async (q: string): Promise<string[]> => {
    const path = `/triage/examples?intent=${intent.name}&q=${encodeURIComponent(q)}`;
    return (await admin.get<Page<NamedExample>>(path)).body.data.map(({ text }) => text);
  };

  test.each(EXAMPLES)('%s', async (_, text, q) => {
    expect(await textsOf(q)).toEqual([text]);
  });

  test('nothing where a word is excluded', async () => {
    expect(await textsOf('bilby -echidna')).toEqual([]);
  });
});
