import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { ContradictionPage } from './contradiction.dto.js';
import { ContradictionsService } from './contradictions.service.js';

@ApiTags('examples')
@Controller('triage/labels/contradictions')
@Scoped('triage')
export class ContradictionsController {
  constructor(private readonly contradictions: ContradictionsService) {}

  /**
   * Texts that stand under more than one intent. Models do not learn from one that a correction put
   * there, until it is settled: edit or delete what is wrong.
   */
  @Get()
  @Access(Role.Supervisor)
  @Problems(400)
  list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<ContradictionPage> {
    return this.contradictions.list(actor, query);
  }
}
