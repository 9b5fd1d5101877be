import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse } from '@nestjs/swagger';
import { problemResponse, Problems } from '../common/errors/problems.decorator.js';
import { Role } from './role.js';

export const ACCESS = 'access';

/** Who may call a route: anyone, or the signed-in from this role upwards. */
export type AccessRule = 'anyone' | Role;

/** The one access decorator. A route without it answers nobody. */
export function Access(rule: AccessRule): MethodDecorator & ClassDecorator {
  if (rule === 'anyone') return SetMetadata(ACCESS, rule);
  const forbidden = { ...problemResponse(403), description: `Needs the role ${rule}` };
  return applyDecorators(
    SetMetadata(ACCESS, rule),
    ApiBearerAuth(),
    Problems(401),
    ...(rule === Role.User ? [] : [ApiResponse({ status: 403, ...forbidden })]),
  );
}
