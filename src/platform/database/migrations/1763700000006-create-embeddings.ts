import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEmbeddings1763700000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE embeddings (
        encoder text NOT NULL,
        text_hash bytea NOT NULL,
        vector bytea NOT NULL,
        used_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT embeddings_pkey PRIMARY KEY (encoder, text_hash)
      )`);
    // Vectors do not compress.
    await runner.query(`ALTER TABLE embeddings ALTER COLUMN vector SET STORAGE EXTERNAL`);
    await runner.query(`CREATE INDEX embeddings_used_at_idx ON embeddings (used_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE embeddings`);
  }
}
