import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../../../platform/config/index.js';
import { ForeignPageError } from './session.errors.js';

/**
 * Lets only pages that the service itself serves call what a cookie counts for. Browsers say where a
 * page is from, and no page can say it otherwise (Fetch Metadata); those that do not, name its origin.
 */
@Injectable()
export class OwnPageGuard implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { 'sec-fetch-site': site, origin } = request.headers;
    const isOwn = site === undefined ? this.isOwn(origin, request) : site === 'same-origin';
    if (!isOwn) throw new ForeignPageError();
    return true;
  }

  private isOwn(origin: string | undefined, { protocol, host }: FastifyRequest): boolean {
    const { publicUrl } = this.settings;
    if (origin === undefined) return false;
    if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
    return origin === `${protocol}://${host}`;
  }
}
