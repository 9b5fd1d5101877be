import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  PEOPLE,
  Role,
  StepUp,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { Created } from '../../../platform/common/http/created.js';
import { PageQuery } from '../../../platform/common/pagination/page.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { ApiKeyPage, ApiKeyView, CreateApiKey, CreatedApiKey } from './api-key.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('auth')
@Controller('auth/api-keys')
@Problems(400)
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  /** Makes a key for a machine, with an account of its own; only this answer shows it. */
  @StepUp()
  @Post()
  @Access(Role.Admin, PEOPLE)
  @Header('cache-control', 'no-store')
  @Created(({ id }: CreatedApiKey) => `/auth/api-keys/${id}`)
  async create(@CurrentUser() actor: Actor, @Body() body: CreateApiKey): Promise<CreatedApiKey> {
    return CreatedApiKey.with(await this.apiKeys.create(actor, body));
  }

  /** All keys without their secret, newest first; those that ended stay in the list. */
  @Get()
  @Access(Role.Admin)
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<ApiKeyPage> {
    const page = await this.apiKeys.list(actor, query);
    return { ...page, data: page.data.map((apiKey) => ApiKeyView.of(apiKey)) };
  }

  /** One key, without its secret. */
  @Get(':id')
  @Access(Role.Admin)
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<ApiKeyView> {
    return ApiKeyView.of(await this.apiKeys.get(actor, id));
  }

  /** Revokes a key, from the next request on; its account and its tickets stay. */
  @StepUp()
  @Delete(':id')
  @HttpCode(204)
  @Access(Role.Admin, PEOPLE)
  @Problems(404)
  revoke(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.apiKeys.revoke(actor, id);
  }
}
