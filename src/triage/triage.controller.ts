import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../platform/access/index.js';
import { Problems } from '../platform/common/errors/problems.decorator.js';
import { AcceptsLongMessages } from '../platform/common/http/body-parsers.js';
import { ReadsMessage } from '../platform/limits/index.js';
import { NearestExamples } from './examples/index.js';
import { PreviewRequest, PreviewView } from './triage.dto.js';
import { TriageService } from './triage.service.js';

@ApiTags('triage')
@Controller('triage/preview')
@Scoped('triage:read')
export class TriageController {
  constructor(
    private readonly triage: TriageService,
    private readonly examples: NearestExamples,
  ) {}

  /** What would become of a message; nothing is stored. */
  @Post()
  @HttpCode(200)
  @Access(Role.Agent)
  @Problems(400)
  @ReadsMessage()
  @AcceptsLongMessages()
  async preview(
    @CurrentUser() actor: Actor,
    @Body() { message }: PreviewRequest,
  ): Promise<PreviewView> {
    const triage = await this.triage.triage(actor, message);
    const [nearest = []] = await this.examples.lookUp(actor, [
      triage.classification?.nearest ?? [],
    ]);
    return PreviewView.of(message, triage, nearest);
  }
}
