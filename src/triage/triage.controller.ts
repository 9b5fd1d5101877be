import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems } from '../common/errors/problems.decorator.js';
import { Access } from '../access/access.js';
import { Role } from '../access/role.js';
import { NearestExamples } from './nearest-examples.js';
import { PreviewRequest, PreviewView } from './triage.dto.js';
import { TriageService } from './triage.service.js';

@ApiTags('triage')
@Controller('triage/preview')
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
  async preview(@Body() { message }: PreviewRequest): Promise<PreviewView> {
    const triage = await this.triage.triage(message);
    const [nearest = []] = await this.examples.lookUp([triage.classification?.nearest ?? []]);
    return PreviewView.of(triage, nearest);
  }
}
