import { UseInterceptors } from '@nestjs/common';
import { CostlyInterceptor } from './costly.interceptor.js';

/**
 * Marks a route that costs much: of all of them, a user may have a few under way at once. It stands
 * nearest to the method, so that what is refused takes no connection before.
 */
export function Costly(): MethodDecorator {
  return UseInterceptors(CostlyInterceptor);
}
