import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems } from '../../common/errors/problems.decorator.js';
import { PageQuery } from '../../common/pagination/page.js';
import { Access } from '../../access/access.js';
import { Role } from '../../access/role.js';
import { ContradictionPage } from './contradiction.dto.js';
import { ContradictionsService } from './contradictions.service.js';

@ApiTags('examples')
@Controller('triage/labels/contradictions')
export class ContradictionsController {
  constructor(private readonly contradictions: ContradictionsService) {}

  /**
   * Texts that stand under more than one intent. Models do not learn from one that a correction put
   * there, until it is settled: edit or delete what is wrong.
   */
  @Get()
  @Access(Role.Admin)
  @Problems(400)
  list(@Query() query: PageQuery): Promise<ContradictionPage> {
    return this.contradictions.list(query);
  }
}
