import { Logger } from '@nestjs/common';
import type { Environment } from '../config/index.js';
import { Mail, type MailMessage } from './mail.js';

/** Without a mail server: a developer reads in the log what would be sent. */
export class LoggedMail extends Mail {
  readonly delivers = false;
  private readonly logger = new Logger(Mail.name);

  constructor(private readonly env: Environment) {
    super();
  }

  send({ to, subject, text }: MailMessage): Promise<void> {
    // It holds a link that lets its reader in, and others read the logs of a production.
    if (this.env === 'production') {
      this.logger.warn('A mail is not sent: there is no SMTP_URL. Admins make links by the API.');
    } else {
      this.logger.log(`There is no SMTP_URL. This would be sent to ${to}: ${subject}\n${text}`);
    }
    return Promise.resolve();
  }
}
