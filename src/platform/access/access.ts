import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiSecurity } from '@nestjs/swagger';
import { problemResponse, Problems } from '../common/errors/problems.decorator.js';
import { AccountKind } from './account-kind.js';
import { Role } from './role.js';

/** The header that may carry an API key. */
export const KEY_HEADER = 'X-API-Key';

export const ACCESS = 'access';
export const ACCESS_KINDS = 'access-kinds';

/** Who may call a route: anyone, or the signed-in from this role upwards. */
export type AccessRule = 'anyone' | Role;

/** The kinds of account that may call a route; null for all. */
export type AccessKinds = readonly AccountKind[] | null;

/** What decides who may do what is for people, wherever they sign in, and never for a key. */
export const PEOPLE: AccessKinds = [AccountKind.Person, AccountKind.External];

/** What concerns a password that is kept here is for those who have one. */
export const PASSWORD_OWNERS: AccessKinds = [AccountKind.Person];

/** The one access decorator. A route without it answers nobody. */
export function Access(
  rule: AccessRule,
  kinds: AccessKinds = null,
): MethodDecorator & ClassDecorator {
  if (rule === 'anyone') return SetMetadata(ACCESS, rule);
  const needs = [
    ...(rule === Role.User ? [] : [`Needs the role ${rule}`]),
    ...(kinds ? ['Not for API keys'] : []),
  ];
  const description = [...needs, 'The organisation may refuse it as well'].join('. ');
  return applyDecorators(
    SetMetadata(ACCESS, rule),
    SetMetadata(ACCESS_KINDS, kinds),
    ApiBearerAuth(),
    ...(kinds ? [] : [ApiSecurity('key')]),
    Problems(401),
    ApiResponse({ status: 403, ...problemResponse(403), description }),
  );
}
