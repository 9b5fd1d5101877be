import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MailRefusedError } from '../../src/platform/mail/index.js';
import { SmtpMail } from '../../src/platform/mail/smtp-mail.js';
import { type Fault, MailServer } from '../support/mail-server.js';

const MAIL = {
  to: 'ada@example.com',
  subject: 'Grüße',
  text: 'Ein langer Gruß. '.repeat(9),
  id: '7',
};

let server: MailServer;
let mail: SmtpMail;

beforeAll(async () => {
  server = await MailServer.start();
  const sender = { smtpUrl: server.url, mailFrom: 'Support desk <desk@example.com>' };
  mail = new SmtpMail(sender, 300);
});

afterAll(() => server.stop());

const failure = (fault: Fault): Promise<unknown> => {
  server.faults.push(fault);
  return mail.send(MAIL).then(
    () => undefined,
    (error: unknown) => error,
  );
};

test('a mail arrives whole, and says what it is', async () => {
  await mail.send(MAIL);
  const [received] = server.mailsTo(MAIL.to);
  expect(received?.text.trim()).toBe(MAIL.text.trim());
  expect(received?.headers).toMatch(/^From: Support desk <desk@example.com>/m);
  expect(received?.headers).toMatch(/^Subject: =\?UTF-8\?Q\?Gr=C3=BC=C3=9Fe\?=/im);
  expect(received?.headers).toMatch(/^Message-ID: <7@example.com>/im);
  expect(received?.headers).toMatch(/^Auto-Submitted: auto-generated/im);
});

test('nothing in an address or subject becomes another recipient or header', async () => {
  await mail.send({ ...MAIL, to: '"a, b@x.test"@example.com', subject: 'x\r\nBcc: eve@x.test' });
  const { to, headers } = server.mails.at(-1)!;
  expect(to).toBe('"a, b@x.test"@example.com');
  expect(headers).not.toMatch(/^Bcc/im);
});

test.each<Fault>(['closes', 'hangs', 'is busy'])(
  'a server that %s is tried again',
  async (fault) => {
    const error = await failure(fault);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(MailRefusedError);
    await mail.send(MAIL);
  },
);

test('a mailbox that there is not is not tried again', async () => {
  expect(await failure('knows nobody')).toBeInstanceOf(MailRefusedError);
});

test('a mail that is called off is not waited for', async () => {
  server.faults.push('hangs');
  const patient = new SmtpMail({ smtpUrl: server.url, mailFrom: 'desk@example.com' }, 60_000);
  await expect(patient.send(MAIL, AbortSignal.timeout(50))).rejects.toThrow();
});

test('a password is sent by TLS only', async () => {
  const smtpUrl = server.url.replace('127.0.0.1', 'me:secret@localhost.localdomain');
  const careful = new SmtpMail({ smtpUrl, mailFrom: 'desk@example.com' }, 300);
  const before = server.mails.length;
  await expect(careful.send(MAIL)).rejects.toThrow();
  expect(server.mails).toHaveLength(before);
});
