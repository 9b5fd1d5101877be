import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readingMessage, readMessage } from './read-message.js';

const QUOTED = '> I was charged twice';

describe('readMessage', () => {
  it.each([
    'I was charged twice',
    '  where is it?\r\n\r\n\r\nhello  ',
    'I have waited\n> 3 weeks for my parcel',
    'the invoice is over\n> 100 € and that is wrong',
    '>:( where is my parcel',
    'Settings > Account > Delete does nothing',
    'a -> b => c >> d',
    'On Monday I called and your agent wrote: we will refund you. Nothing came.',
    'Your agent wrote:\nplease wait two days\nI waited a week',
    'He wrote: no. She wrote: yes. What is true?',
    'From: Berlin\nTo: Paris\nDate: 3 May\ncan you ship that?',
    'Subject: Refund\n\nI want my money back',
    'Name: Ada\nE-mail: ada@engine.example\nMessage: I want my money back',
    'Sent from my old address to the new one, can you change it?',
    'Sent from my iPhone 12 that I want to return',
    'Best regards to your team, but where is my parcel?',
    'Regards\nthe invoice: it is wrong, please correct it',
    'Thanks\nRechnung bitte',
    'This mail is confidential, and it was sent to me in error: another recipient ordered it',
    'I typed <b>bold</b> and 3 < 4 > 2 into the form and it crashed',
    'I ❤️ it <3 but it is broken',
    '-- ',
    'Ada',
    '???',
  ])('gives a plain message as it is: %j', (message) => {
    expect(readMessage(message)).toEqual({ kind: 'request', text: message });
  });

  it.each([
    QUOTED,
    `${QUOTED}\n> for my order`,
    `On Mon, Jan 5, 2026 at 10:12 AM Shop <a@shop.example> wrote:\n${QUOTED}`,
    `Ada King wrote:\n${QUOTED}`,
    `-- \nAda King\n\n${QUOTED}`,
    `Sent from my iPhone\n\n${QUOTED}`,
    `Mit freundlichen Grüßen\nMax\n\n${QUOTED}`,
    '---------- Forwarded message ---------\nFrom: Shop\nDate: Mon\nSubject: Receipt\n\nI was charged twice',
    'From: Shop <a@shop.example>\nSent: Monday\nTo: Ada\nSubject: Receipt\n\nI was charged twice',
    '<div><br></div><blockquote>I was charged twice</blockquote>',
    `...\n${QUOTED}`,
  ])('finds nothing new in %j', (message) => {
    expect(readMessage(message)).toEqual({ kind: 'nothing_new', text: '' });
  });

  it.each([
    ['<p>Where is it?</p><blockquote>I was charged twice</blockquote>', 'Where is it?'],
    [
      '<html><head><style>p { color: red }</style></head><body><p>Wo ist&nbsp;es? &Auml;rger!</p></body></html>',
      'Wo ist es? Ärger!',
    ],
    [
      '<div dir="ltr">All good &amp; thanks<br></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Jan 5, 2026 Shop wrote:<br></div><blockquote class="gmail_quote"><div>charged <div>twice</div></div></blockquote></div>',
      'All good & thanks',
    ],
    [
      '<div>When?</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Shop</div><div>I was charged twice</div>',
      'When?',
    ],
    [
      '<div>Hello<!-- not seen --></div><div class="moz-cite-prefix">On 05/01/2026 10:12, Shop wrote:<br></div><blockquote type="cite">one<blockquote>two</blockquote>three</blockquote><div>and an answer below</div>',
      'Hello\n\nand an answer below',
    ],
    [
      '<p>Nothing came &lt;3 weeks&gt;</p><p>&gt; I was charged twice</p>',
      'Nothing came <3 weeks>',
    ],
  ])('reads HTML: %s', (message, text) => {
    expect(readMessage(message)).toEqual({ kind: 'request', text });
  });

  it('keeps every line that is neither quoted nor signed, in its order', () => {
    const words = fc.constantFrom(
      'where is',
      'my order',
      'it broke',
      'I would like',
      'some help',
      'é',
    );
    const said = fc.array(words, { minLength: 1, maxLength: 5 }).map((it) => it.join(' '));
    const line = fc.oneof(
      said,
      said.map((it) => `> ${it}`),
      fc.constant(''),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const expected = lines.filter((it) => it !== '' && !it.startsWith('>'));
        const { text } = readMessage(lines.join('\n'));
        if (expected.length > 0)
          expect(text.split('\n').filter((it) => it !== '')).toEqual(expected);
      }),
    );
  });

  it('never fails, and says the same of what it gave', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '>',
        '\n',
        '<div>',
        '</div>',
        '<blockquote>',
        'wrote:',
        '-- \n',
        'From: a@b.c\n',
        '&lt;',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { kind, text } = readMessage(pieces.join(''));
        expect(kind === 'request' || text === '').toBe(true);
      }),
    );
  });

  it.each([
    ...[
      '>',
      '> ',
      '\n',
      '<',
      '<div>',
      '<blockquote>',
      '<!--',
      '&amp;',
      'a@',
      'wrote:\n',
      'From: a\n',
    ],
    ...[
      'On 5 Jan 2026 at 10:12 a@b.de wrote:\n\n',
      '--\n',
      'Best regards\n',
      '\u0301',
      'Sent from ',
    ],
    ...['confidential, recipient in error. ', '<x class="', ' ', '-', 'On 1:11 2026 '],
  ])('reads 100,000 characters of %j as it reads others', (unit) => {
    const message = unit.repeat(100_000 / unit.length);
    expect(['request', 'nothing_new']).toContain(readMessage(message).kind);
  });

  it('gives the beginning of what is longer than a classifier reads, and says so', () => {
    const said = 'my parcel is late. '.repeat(1_000);
    const { kind, text, isCut } = readMessage(`> I was charged twice\n${said}`);
    expect([kind, isCut]).toEqual(['request', true]);
    expect(said.startsWith(text)).toBe(true);
    expect(text).toMatch(/ (?:my|parcel|is|late\.)$/);
    expect(text.length).toBeGreaterThan(4_000);
    expect(text.length).toBeLessThanOrEqual(4_096);
  });

  it('cuts nothing off where only what is set apart is long', () => {
    const quoted = '> I was charged twice\n'.repeat(4_000);
    expect(readMessage(`where is it?\n\n${quoted}`)).toEqual({
      kind: 'request',
      text: 'where is it?',
    });
    expect(readMessage(`${'\n'.repeat(90_000)}where is it?`)).toEqual({
      kind: 'request',
      text: 'where is it?',
    });
  });

  it('never cuts a character of the supplementary planes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('😀', '𝒂', 'a😀'),
        (shift, unit) => {
          const { text } = readMessage('x'.repeat(shift) + unit.repeat(5_000));
          expect(text.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it.each(['\n', '>\n', '> a\nb\n', 'a:\n', '--\n', 'Best regards\n', '<p>a</p>'])(
    'reads 100,000 characters of %j in many steps',
    (unit) => {
      const steps = Array.from(readingMessage(unit.repeat(100_000 / unit.length)));
      expect(steps.length).toBeGreaterThan(30);
    },
  );
});
