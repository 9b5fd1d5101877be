import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Problems } from '../common/errors/problems.decorator.js';
import { Role } from './role.js';

export const ACCESS = 'access';

/** Who may call a route: anyone, or the signed-in from this role upwards. */
export type AccessRule = 'anyone' | Role;

/** The one access decorator. A route without it answers nobody. */
export function Access(rule: AccessRule): MethodDecorator & ClassDecorator {
  if (rule === 'anyone') return SetMetadata(ACCESS, rule);
  const problems = rule === Role.User ? Problems(401) : Problems(401, 403);
  return applyDecorators(SetMetadata(ACCESS, rule), ApiBearerAuth(), problems);
}
