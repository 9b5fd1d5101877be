import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENTITIES } from './entities.js';
import { StoredKeys } from './stored-keys.js';

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [StoredKeys],
  exports: [StoredKeys],
})
export class IdempotencyModule {}
