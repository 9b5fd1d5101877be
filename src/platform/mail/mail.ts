/** A mail to one person, as plain text. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same at every try, so that who gets it twice can tell. */
  readonly id: string;
}

/**
 * Sends mails: by SMTP where `SMTP_URL` says how, and otherwise not at all, which the log then says.
 * It waits for nobody; whoever sends from a request does so by a job, which tries again.
 */
export abstract class Mail {
  /** Whether anybody gets what is sent; where not, links are handed over in another way. */
  abstract readonly delivers: boolean;

  /** @throws MailRefusedError where trying again would change nothing, else what went wrong */
  abstract send(message: MailMessage, signal?: AbortSignal): Promise<void>;
}

/** The server will never take this mail, as there is no such mailbox. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}
