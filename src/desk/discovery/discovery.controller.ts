import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import {
  UnsupportedMediaTypeError,
  ValidationError,
} from '../../platform/common/errors/request-errors.js';
import {
  AcceptsCsv,
  AcceptsLongMessages,
  UploadedFile,
} from '../../platform/common/http/body-parsers.js';
import { Created } from '../../platform/common/http/created.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { Costly } from '../../platform/limits/index.js';
import { DiscoveriesService } from './discoveries.service.js';
import {
  BeginDiscovery,
  DiscoveryFileQuery,
  DiscoveryPage,
  DiscoveryView,
} from './discovery.dto.js';

const pathOf = ({ id }: DiscoveryView): string => `/triage/discovery/${id}`;

@ApiTags('discovery')
@Controller('triage/discovery')
@Scoped('triage')
@Access(Role.Admin)
@Problems(400)
export class DiscoveryController {
  constructor(private readonly discoveries: DiscoveriesService) {}

  /**
   * Begins to look for intents in messages that nobody has labelled: those of the body, or tickets.
   * Follow it at the Location; its job can be cancelled.
   */
  @Post()
  @HttpCode(202)
  @AcceptsLongMessages()
  @Idempotent()
  @Problems(409, 413, 422)
  @Costly()
  @Created(pathOf)
  async begin(
    @CurrentUser() actor: Actor,
    @Body() { source, texts, intents = null }: BeginDiscovery,
  ): Promise<DiscoveryView> {
    assertTexts(source === 'texts', texts);
    return DiscoveryView.of(
      texts
        ? await this.discoveries.beginWithTexts(actor, texts, intents)
        : await this.discoveries.beginWithTickets(actor, intents),
    );
  }

  /** The same for the messages of a CSV file in its column `text`, 20,000 at most. */
  @Post('file')
  @HttpCode(202)
  @AcceptsCsv()
  @Idempotent()
  @Problems(409, 413, 415, 422)
  @ApiConsumes('text/csv')
  @ApiBody({
    schema: { type: 'string', example: 'text\n"Where is my card, please?"\n"cancel my order"\n' },
  })
  @Costly()
  @Created(pathOf)
  async beginWithFile(
    @CurrentUser() actor: Actor,
    @Query() { intents }: DiscoveryFileQuery,
    @Body() file: unknown,
  ): Promise<DiscoveryView> {
    if (!(file instanceof UploadedFile)) throw new UnsupportedMediaTypeError('text/csv');
    return DiscoveryView.of(
      await this.discoveries.beginWithFile(actor, file.content, intents ?? null),
    );
  }

  /** All of them, newest first. */
  @Get()
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<DiscoveryPage> {
    const page = await this.discoveries.list(actor, query);
    return { ...page, data: page.data.map((it) => DiscoveryView.of(it)) };
  }

  /** One of them: progress while it looks, and what came of it. */
  @Get(':id')
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<DiscoveryView> {
    return DiscoveryView.of(await this.discoveries.get(actor, id));
  }

  /** Removes one with its messages and proposals; the intents that were accepted stay. */
  @Delete(':id')
  @HttpCode(204)
  @Problems(404)
  delete(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.discoveries.delete(actor, id);
  }
}

function assertTexts(isWanted: boolean, texts: readonly string[] | undefined): void {
  if (isWanted === (texts !== undefined)) return;
  const message = isWanted ? 'must be there for this source' : 'must not be there for this source';
  throw new ValidationError([{ path: 'texts', message }]);
}
