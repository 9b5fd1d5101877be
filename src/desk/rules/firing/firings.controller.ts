import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { PageQuery } from '../../../platform/common/pagination/page.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { FiringPage, FiringView } from './firing.dto.js';
import { FiringReader } from './firing-reader.js';

@ApiTags('rules')
@Controller()
@Access(Role.Agent)
@Scoped('tickets')
@Problems(400, 404)
export class FiringsController {
  constructor(private readonly firings: FiringReader) {}

  /** Which rules have fired for a ticket and what each did, newest first. */
  @Get('tickets/:id/firings')
  async ofTicket(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<FiringPage> {
    const page = await this.firings.ofTicket(actor, id, query);
    return { ...page, data: page.data.map((it) => FiringView.of(it)) };
  }

  /** For which tickets a rule has fired and what it did, newest first. */
  @Get('rules/:id/firings')
  async ofRule(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<FiringPage> {
    const page = await this.firings.ofRule(actor, id, query);
    return { ...page, data: page.data.map((it) => FiringView.of(it)) };
  }
}
