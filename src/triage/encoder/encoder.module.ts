import { Module } from '@nestjs/common';
import { PostgresEmbeddingCache } from './cache/postgres-embedding-cache.js';
import { ConfiguredEncoder } from './configured-encoder.js';
import { MessageEncoder } from './message-encoder.js';

@Module({
  providers: [ConfiguredEncoder, MessageEncoder, PostgresEmbeddingCache],
  exports: [ConfiguredEncoder, MessageEncoder, PostgresEmbeddingCache],
})
export class EncoderModule {}
