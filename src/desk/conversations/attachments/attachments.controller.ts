import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { UnsupportedMediaTypeError } from '../../../platform/common/errors/request-errors.js';
import { AcceptsFiles, UploadedFile } from '../../../platform/common/http/body-parsers.js';
import { Created } from '../../../platform/common/http/created.js';
import { Tagged } from '../../../platform/common/http/entity-tags.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../../platform/idempotency/index.js';
import { AttachmentView, UploadQuery } from './attachment.dto.js';
import { ATTACHMENT_TYPES } from './attachment-type.js';
import { AttachmentFile, AttachmentsService } from './attachments.service.js';

const FILE = 'application/octet-stream';
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('conversations')
@Controller('conversations/:id/attachments')
@Scoped('tickets')
@Access(Role.User)
@Problems(400, 404)
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  /**
   * Takes a file of at most 10 MB for a message that is about to be sent: `POST …/messages` takes its
   * id within a day. The body is the file itself, of whatever content type; what it is, is told by what
   * is in it. Pages, drawings, programs and what has macros are refused.
   */
  @Post()
  @Idempotent()
  @AcceptsFiles()
  @Created(
    ({ conversationId, id }: AttachmentView) =>
      `/conversations/${conversationId}/attachments/${id}`,
  )
  @Problems(413, 415)
  @ApiConsumes(FILE)
  @ApiBody({ schema: { ...BINARY.schema, example: 'plain text' } })
  async upload(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() { filename = 'file' }: UploadQuery,
    @Body() file: unknown,
  ): Promise<AttachmentView> {
    if (!(file instanceof UploadedFile)) throw new UnsupportedMediaTypeError(`the file as ${FILE}`);
    return AttachmentView.of(await this.attachments.upload(actor, id, filename, file.content));
  }

  /** The file, for whoever may read its message; one that is not sent yet, for who uploaded it. */
  @Get(':attachmentId')
  @ApiOkResponse({ content: Object.fromEntries(ATTACHMENT_TYPES.map((type) => [type, BINARY])) })
  @Tagged(({ etag }: AttachmentFile) => etag)
  open(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('attachmentId', IdPipe) attachmentId: number,
  ): Promise<AttachmentFile> {
    return this.attachments.open(actor, id, attachmentId);
  }
}
