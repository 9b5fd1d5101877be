import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems } from '../common/errors/problems.decorator.js';
import { Access } from '../users/access.js';
import { Role } from '../users/role.js';
import { PreviewRequest, PreviewView } from './triage.dto.js';
import { TriageService } from './triage.service.js';

@ApiTags('triage')
@Controller('triage/preview')
export class TriageController {
  constructor(private readonly triage: TriageService) {}

  /** What would become of a message; nothing is stored. */
  @Post()
  @HttpCode(200)
  @Access(Role.Agent)
  @Problems(400)
  preview(@Body() { message }: PreviewRequest): PreviewView {
    return PreviewView.of(this.triage.triage(message));
  }
}
