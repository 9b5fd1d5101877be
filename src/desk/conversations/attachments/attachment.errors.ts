import { DomainError } from '../../../platform/common/errors/domain-error.js';
import { MOST_BYTES, MOST_UNUSED } from './attachment-values.js';

export class AttachmentNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'ATTACHMENT.NOT_FOUND';

  constructor(id: number) {
    super(`There is no attachment ${id} in this conversation.`);
  }
}

export class UnsupportedAttachmentError extends DomainError {
  readonly kind = 'unsupported';
  readonly code = 'ATTACHMENT.UNSUPPORTED';

  constructor(name: string) {
    super(
      `${name} is no kind of file that messages may have. Send a picture (PNG, JPEG, GIF, WebP, HEIC), ` +
        'PDF, plain text or CSV in UTF-8, ZIP, or a document of Office or OpenDocument without macros.',
    );
  }
}

export class AttachmentTooLargeError extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'ATTACHMENT.TOO_LARGE';

  constructor() {
    super(`The file is larger than ${MOST_BYTES} bytes. Send a smaller one, or a link to it.`);
  }
}

export class EmptyAttachmentError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'ATTACHMENT.EMPTY';

  constructor() {
    super('There is nothing in the file. Send its content as the body of the request.');
  }
}

export class BrokenAttachmentError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'ATTACHMENT.BROKEN_OFF';

  constructor() {
    super('The file broke off before its end. Send it again.');
  }
}

export class TooManyUnusedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'ATTACHMENT.TOO_MANY_UNUSED';

  constructor() {
    super(
      `You have uploaded ${MOST_UNUSED} files that no message has. Send some of them; what is not sent goes after a day.`,
    );
  }
}
