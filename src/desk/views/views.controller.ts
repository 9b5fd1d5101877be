import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { Created } from '../../platform/common/http/created.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { ListedTicket, TicketPage } from '../tickets/index.js';
import { ChangeView, CreateView, ListViewsQuery, SavedViewView, ViewPage } from './view.dto.js';
import { ViewTickets } from './view-tickets.js';
import { ViewsService } from './views.service.js';

const versionOf = ({ version }: SavedViewView): string => etagOf(version);

@ApiTags('views')
@Controller('views')
@Scoped('tickets')
@Access(Role.Agent)
@Problems(400)
export class ViewsController {
  constructor(
    private readonly views: ViewsService,
    private readonly tickets: ViewTickets,
  ) {}

  /** The own views and those that all of the staff share, oldest first. */
  @Get()
  async list(@CurrentUser() actor: Actor, @Query() query: ListViewsQuery): Promise<ViewPage> {
    const page = await this.views.list(actor, query);
    const counts = query.counts ? await this.tickets.count(actor, page.data) : [];
    return { ...page, data: page.data.map((view, at) => SavedViewView.of(view, counts[at])) };
  }

  /** One view; somebody else's own is not found. */
  @Get(':id')
  @Tagged(versionOf)
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<SavedViewView> {
    return SavedViewView.of(await this.views.get(actor, id));
  }

  /** The tickets of a view, in its order. */
  @Get(':id/tickets')
  @Problems(404)
  async listTickets(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<TicketPage> {
    const page = await this.tickets.list(actor, await this.views.get(actor, id), query);
    return { ...page, data: page.data.map((ticket) => ListedTicket.ofFound(ticket)) };
  }

  /** Saves a view, for oneself or for all of the staff. */
  @Post()
  @Idempotent()
  @Created(({ id }: SavedViewView) => `/views/${id}`)
  @Tagged(versionOf)
  @Problems(409)
  async create(@CurrentUser() actor: Actor, @Body() view: CreateView): Promise<SavedViewView> {
    return SavedViewView.of(await this.views.create(actor, view));
  }

  /** Changes a view: the own ones, and admins those that are shared. */
  @Patch(':id')
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(403, 404)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeView,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<SavedViewView> {
    return SavedViewView.of(await this.views.change(actor, id, change, ifMatch));
  }

  /** Removes a view: the own ones, and admins those that are shared. */
  @Delete(':id')
  @HttpCode(204)
  @ChecksIfMatch()
  @Problems(403, 404)
  delete(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.views.delete(actor, id, ifMatch);
  }
}
