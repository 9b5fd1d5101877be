import { describe, expect, it } from '@jest/globals';
import { readMessage } from './read-message.js';

const SHOP = 'Shop Support <support@shop.example>';

/** What mail programs in English send, and what its author wrote. */
const MAILS: readonly (readonly [program: string, mail: string, said: string])[] = [
  [
    'a mark alone',
    'Perfect, thank you, all good now.\n\n> I was charged twice for my order',
    'Perfect, thank you, all good now.',
  ],
  [
    'Gmail',
    `Where is my refund?\n\nOn Mon, Jan 5, 2026 at 10:12 AM ${SHOP} wrote:\n\n> Hi Ada,\n>\n> your return has arrived.\n>\n> Shop\n`,
    'Where is my refund?',
  ],
  [
    'Gmail, attribution broken into two lines',
    `That did not help.\n\nOn Mon, 5 Jan 2026 at 10:12, Shop Customer Care Team Europe\n<support@shop.example> wrote:\n\n> Please reset your password.\n`,
    'That did not help.',
  ],
  [
    'Gmail, attribution broken into three lines',
    `It still fails.\n\nOn Mon, 5 Jan 2026 at 10:12,\nShop Customer Care Team Europe <\nsupport@shop.example> wrote:\n> Try again.`,
    'It still fails.',
  ],
  [
    'Apple Mail',
    `No, I want the blue one.\n\n> On 5 Jan 2026, at 10:12, ${SHOP} wrote:\n> \n> Do you want the red one?\n`,
    'No, I want the blue one.',
  ],
  [
    'iPhone',
    `Please cancel it\n\nSent from my iPhone\n\n> On 5 Jan 2026, at 10:12, ${SHOP} wrote:\n> \n> \ufeffYour order is on its way.\n`,
    'Please cancel it',
  ],
  [
    'Thunderbird, answers between quotes',
    `On 05/01/2026 10:12, Shop wrote:\n> What is your order number?\nIt is 48213.\n\n> And your address?\n12 High Street, Leeds\n`,
    'It is 48213.\n\n12 High Street, Leeds',
  ],
  [
    'Outlook for Windows',
    `Thanks, but the invoice is wrong.\n\nKind regards\nAda King\nAccounts Payable | Engine Ltd\n\nFrom: ${SHOP}\nSent: Monday, January 5, 2026 10:12 AM\nTo: Ada King <ada@engine.example>\nSubject: RE: Invoice 2026-01\n\nDear Ada,\nplease find the invoice attached.\n`,
    'Thanks, but the invoice is wrong.',
  ],
  [
    'Outlook, old',
    'I did not order this.\n\n-----Original Message-----\nFrom: Shop\nSent: Monday, January 5, 2026 10:12 AM\nTo: Ada King\nSubject: Your order\n\nThank you for your order.\n',
    'I did not order this.',
  ],
  [
    'Outlook on the web, with a line',
    `When will it arrive?\n\n________________________________\nFrom: ${SHOP}\nSent: 05 January 2026 10:12\nTo: Ada King\nSubject: Re: parcel\n\nIt was sent.\n`,
    'When will it arrive?',
  ],
  [
    'Outlook for iOS',
    `Never arrived!!\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: ${SHOP}\nSent: Monday, January 5, 2026 10:12:11 AM\nTo: ada@engine.example <ada@engine.example>\nSubject: Your parcel was delivered\n\nGood news!`,
    'Never arrived!!',
  ],
  [
    'Outlook with bold labels',
    `Wrong size, I want to swap it.\n\n*From:* ${SHOP}\n*Sent:* 05 January 2026 10:12\n*To:* Ada King\n*Subject:* Order\n\nThank you.`,
    'Wrong size, I want to swap it.',
  ],
  [
    'Yahoo, quote without marks',
    `still waiting for my money\n\n    On Monday, 5 January 2026 at 10:12:11 GMT, ${SHOP} wrote:  \n \n Hi,\nwe have refunded you.\nShop\n`,
    'still waiting for my money',
  ],
  [
    'Yahoo on Android, quote in the same line',
    `still waiting\n\nSent from Yahoo Mail on Android\n\n  On Mon, 5 Jan 2026 at 10:12, Shop<support@shop.example> wrote:   Hi,\nwe have refunded you.`,
    'still waiting',
  ],
  [
    'Gmail, forwarded',
    `What is this charge?\n\n---------- Forwarded message ---------\nFrom: ${SHOP}\nDate: Mon, 5 Jan 2026 at 10:12\nSubject: Receipt\nTo: <ada@engine.example>\n\n\nYou paid 49.90 €.\n`,
    'What is this charge?',
  ],
  [
    'Apple Mail, forwarded',
    `Is this really from you?\n\nBegin forwarded message:\n\nFrom: ${SHOP}\nSubject: Your password\nDate: 5 January 2026 at 10:12:11 GMT\nTo: ada@engine.example\n\nClick here.`,
    'Is this really from you?',
  ],
  [
    'a ticket system',
    'The code does not work.\n\n##- Please type your reply above this line -##\n\nYour request (1234) has been updated.\nTry another code.',
    'The code does not work.',
  ],
  [
    'signature and disclaimer',
    `Please send me an invoice for order 48213.\n\n-- \nAda King\nEngine Ltd, 12 High Street, Leeds\nTel: +44 113 496 0000\nwww.engine.example\n\nThis e-mail and any attachments are confidential and intended solely for the addressee. If you have received this message in error, please notify the sender and delete it. Any unauthorised use or disclosure is prohibited.`,
    'Please send me an invoice for order 48213.',
  ],
  [
    'closing phrase and name',
    'My parcel has not arrived yet.\n\nBest regards,\nAda',
    'My parcel has not arrived yet.',
  ],
  [
    'closing phrase and name in one line',
    'How do I return a pair of shoes?\n\nKind regards, Ada King',
    'How do I return a pair of shoes?',
  ],
  [
    'Android',
    'Can I pay by card?\n\nSent from my Samsung Galaxy smartphone.',
    'Can I pay by card?',
  ],
  ['Windows', 'Can I pay by card?\n\nSent from Mail for Windows', 'Can I pay by card?'],
  [
    'BlackBerry',
    'hello, any news?\nSent from my BlackBerry 10 smartphone on the Vodafone network.',
    'hello, any news?',
  ],
  [
    'Proton',
    `Delete my account please.\n\nSent with Proton Mail secure email.\n\nOn Monday, January 5th, 2026 at 10:12, ${SHOP} wrote:\n\n> We are sorry to see you go.`,
    'Delete my account please.',
  ],
  ['an antivirus program', 'Where is order 12?\n\nVirus-free. www.avast.com', 'Where is order 12?'],
  [
    'quotes of quotes',
    '> > Where is it?\n> On its way.\nIt is not, tracking says lost.\n>> really?',
    'It is not, tracking says lost.',
  ],
  [
    'what was said below a signature',
    'where is my order\n-- \nAda King\nplease also cancel the second one',
    'where is my order\nplease also cancel the second one',
  ],
  [
    'a postscript',
    'where is my order\n\nBest regards\nAda King\n\nPS: I was charged twice as well',
    'where is my order\n\nBest regards\nAda King\n\nPS: I was charged twice as well',
  ],
];

describe('readMessage, mails in English', () => {
  it.each(MAILS)('%s', (_, mail, said) => {
    expect(readMessage(mail)).toEqual({ kind: 'request', text: said });
    expect(readMessage(mail.replaceAll('\n', '\r\n')).text.replaceAll('\r\n', '\n')).toBe(said);
  });
});
