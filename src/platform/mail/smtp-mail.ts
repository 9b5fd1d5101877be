import { createTransport } from 'nodemailer';
import { Mail, type MailMessage, MailRefusedError } from './mail.js';

/** How long a server may be silent. */
const TIMEOUT_MS = 15_000;

export interface SmtpSettings {
  readonly smtpUrl: string;
  readonly mailFrom: string;
}

/** Hands mails to an SMTP server, each over a connection of its own. */
export class SmtpMail extends Mail {
  readonly delivers = true;
  private readonly transport;
  private readonly domain: string;

  constructor({ smtpUrl, mailFrom }: SmtpSettings, timeoutMs = TIMEOUT_MS) {
    super();
    this.domain = /@([^@\s>]+)>?$/.exec(mailFrom)?.[1] ?? 'localhost';
    this.transport = createTransport(
      {
        url: smtpUrl,
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        requireTLS: sendsPassword(smtpUrl),
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from: mailFrom },
    );
  }

  async send({ to, subject, text, id }: MailMessage, signal?: AbortSignal): Promise<void> {
    try {
      await this.transport.sendMail({
        // As an object, so that nothing in an address is read as a list of several.
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${this.domain}>`,
        // RFC 3834: nobody's holiday notice shall answer it.
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(signal && { signal }),
      });
    } catch (error) {
      if (isRefused(error)) throw new MailRefusedError(error.message);
      throw error;
    }
  }
}

/** A password goes over a network by TLS only, whatever stands between us and the server. */
function sendsPassword(smtpUrl: string): boolean {
  const { protocol, username, hostname } = new URL(smtpUrl);
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return protocol === 'smtp:' && username !== '' && !isHere;
}

/** What is wrong with the sender's own account is mended some day; that there is no mailbox, never. */
function isRefused(error: unknown): error is Error {
  const { code, permanent } = error as { code?: string; permanent?: boolean };
  return error instanceof Error && permanent === true && /^E(ENVELOPE|MESSAGE)$/.test(code ?? '');
}
