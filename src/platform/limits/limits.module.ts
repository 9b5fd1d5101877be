import { Module } from '@nestjs/common';
import { RateLimiters } from './rate-limiters.js';
import { SharedStore } from './shared-store.js';
import { UserLimit } from './user-limit.js';

@Module({
  providers: [SharedStore, RateLimiters, UserLimit],
  exports: [SharedStore, RateLimiters, UserLimit],
})
export class LimitsModule {}
