import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { KeptKeys } from './kept-keys.js';

@Module({
  imports: [TypeOrmModule.forFeature([IdempotencyKey])],
  providers: [KeptKeys],
  exports: [KeptKeys],
})
export class IdempotencyModule {}
