import { Module } from '@nestjs/common';
import { CostlyWork } from './costly-work.js';
import { MessageLimit } from './message-limit.js';
import { RateLimiters } from './rate-limiters.js';
import { SharedStore } from './shared-store.js';
import { UserLimit } from './user-limit.js';

const PROVIDERS = [SharedStore, RateLimiters, UserLimit, CostlyWork, MessageLimit];

@Module({
  providers: PROVIDERS,
  exports: PROVIDERS,
})
export class LimitsModule {}
