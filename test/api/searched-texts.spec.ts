import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { aTicket, type Page, theAdmin } from '../support/builders.js';
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
