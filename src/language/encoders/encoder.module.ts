import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostgresEmbeddingCache } from './cache/postgres-embedding-cache.js';
import { ConfiguredEncoder } from './configured-encoder.js';
import { ENTITIES } from './entities.js';
import { MessageEncoder } from './message-encoder.js';

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [ConfiguredEncoder, MessageEncoder, PostgresEmbeddingCache],
  exports: [ConfiguredEncoder, MessageEncoder, PostgresEmbeddingCache],
})
export class EncoderModule {}
