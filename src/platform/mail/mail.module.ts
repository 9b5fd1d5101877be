import { Module } from '@nestjs/common';
import { Settings } from '../config/index.js';
import { LoggedMail } from './logged-mail.js';
import { Mail } from './mail.js';
import { SmtpMail } from './smtp-mail.js';

function configuredMail({ smtpUrl, mailFrom, env }: Settings): Mail {
  return smtpUrl && mailFrom ? new SmtpMail({ smtpUrl, mailFrom }) : new LoggedMail(env);
}

/** Mails to people. */
@Module({
  providers: [{ provide: Mail, inject: [Settings], useFactory: configuredMail }],
  exports: [Mail],
})
export class MailModule {}
