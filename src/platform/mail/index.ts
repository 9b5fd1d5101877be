export { Mail, type MailMessage, MailRefusedError } from './mail.js';
export { MailModule } from './mail.module.js';
