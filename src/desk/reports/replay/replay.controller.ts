import {
  Body,
  Controller,
  Headers,
  HttpCode,
  Post,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { describeError } from '../../../platform/common/errors/describe-error.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { prefers } from '../../../platform/common/http/accept.js';
import { HangUp } from '../../../platform/common/http/hang-up.js';
import { NDJSON, ndjson } from '../../../platform/common/http/ndjson.js';
import { Costly } from '../../../platform/limits/index.js';
import { ReplayBody } from './replay.dto.js';
import { replayLines } from './replay-lines.js';
import { ReplayLine, ReplayView } from './replay-view.dto.js';
import { ReplaysService } from './replays.service.js';

const CONTENT = {
  'application/json': { schema: { $ref: getSchemaPath(ReplayView) } },
  [NDJSON]: { schema: { $ref: getSchemaPath(ReplayLine) } },
};

@ApiTags('policy')
@Controller('triage/policy/replay')
@Scoped('triage:read')
@Access(Role.Supervisor)
@ApiExtraModels(ReplayView, ReplayLine)
export class ReplayController {
  constructor(private readonly replays: ReplaysService) {}

  /** What a policy, and perhaps another model, would have made of past tickets; nothing changes. */
  @Post()
  @HttpCode(200)
  @Problems(400, 404, 409)
  @ApiOkResponse({
    description:
      'Line by line with progress for those who accept application/x-ndjson rather than JSON',
    content: CONTENT,
  })
  @Costly()
  async replay(
    @CurrentUser() actor: Actor,
    @Body() body: ReplayBody,
    @HangUp() hangUp: AbortSignal,
    @Headers('accept') accept: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<ReplayView | StreamableFile> {
    const replay = await this.replays.begin(actor, body, hangUp);
    if (!prefers(NDJSON, accept)) return replay.result;
    return ndjson(replayLines(replay, (error) => describeError(error, request).body));
  }
}
