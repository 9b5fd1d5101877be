import { ApiProperty } from '@nestjs/swagger';
import { Optional } from '../../../platform/common/validation/optional.js';
import { Check } from '../../../platform/common/validation/text.js';
import type { Attachment } from './attachment.entity.js';
import { fileNameViolation } from './attachment-name.js';
import { ATTACHMENT_TYPES, type AttachmentType } from './attachment-type.js';

export class UploadQuery {
  /** What the file is called; with the ending `csv` a text is a table. */
  @Optional()
  @Check('fileName', fileNameViolation)
  @ApiProperty({ type: String, minLength: 1, maxLength: 255, required: false, default: 'file' })
  filename?: string;
}

export class AttachmentView {
  @ApiProperty({ example: 3 })
  readonly id: number;

  @ApiProperty({ example: 12 })
  readonly conversationId: number;

  @ApiProperty({ example: 'the broken cup.jpg' })
  readonly name: string;

  /** By what is in it, whatever it was sent as. */
  @ApiProperty({ enum: ATTACHMENT_TYPES, enumName: 'AttachmentType' })
  readonly type: AttachmentType;

  @ApiProperty({ example: 48_213 })
  readonly bytes: number;

  readonly createdAt: Date;

  static of({ id, conversationId, name, type, bytes, createdAt }: Attachment): AttachmentView {
    return { id, conversationId, name, type, bytes, createdAt };
  }
}
