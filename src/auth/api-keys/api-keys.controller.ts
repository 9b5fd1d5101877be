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
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, PEOPLE } from '../../access/access.js';
import { type Actor, CurrentUser } from '../../access/actor.js';
import { Role } from '../../access/role.js';
import { Problems } from '../../common/errors/problems.decorator.js';
import { PageQuery } from '../../common/pagination/page.js';
import { IdPipe } from '../../common/validation/id.pipe.js';
import { ApiKeyPage, ApiKeyView, CreateApiKey, CreatedApiKey } from './api-key.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('auth')
@Controller('auth/api-keys')
@Problems(400)
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  /** Makes a key for a machine, with an account of its own; only this answer shows it. */
  @Post()
  @Access(Role.Admin, PEOPLE)
  @Header('cache-control', 'no-store')
  async create(
    @CurrentUser() actor: Actor,
    @Body() body: CreateApiKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedApiKey> {
    const created = await this.apiKeys.create(actor, body);
    void reply.header('location', `/api/v1/auth/api-keys/${created.apiKey.id}`);
    return CreatedApiKey.with(created);
  }

  /** All keys without their secret, newest first; those that ended stay in the list. */
  @Get()
  @Access(Role.Admin)
  async list(@Query() query: PageQuery): Promise<ApiKeyPage> {
    const page = await this.apiKeys.list(query);
    return { ...page, data: page.data.map((apiKey) => ApiKeyView.of(apiKey)) };
  }

  /** One key, without its secret. */
  @Get(':id')
  @Access(Role.Admin)
  @Problems(404)
  async get(@Param('id', IdPipe) id: number): Promise<ApiKeyView> {
    return ApiKeyView.of(await this.apiKeys.get(id));
  }

  /** Revokes a key, from the next request on; its account and its tickets stay. */
  @Delete(':id')
  @HttpCode(204)
  @Access(Role.Admin, PEOPLE)
  @Problems(404)
  revoke(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.apiKeys.revoke(actor, id);
  }
}
