import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, buildIndex } from './organizations/online.js';

const OLD = `to_tsvector('english', message || ' ' || coalesce(answer, ''))`;
const NEW = `to_tsvector('english', search_words(message || ' ' || coalesce(answer, '')))`;

// Accents, and what nobody sees: soft hyphens, signs of no width, marks of direction, variations.
const UNSEEN = String.raw`[\u0300-\u036f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]`;
// Signs between words: of Latin-1, punctuation, symbols, pictures and those of East Asia.
const SIGNS = String.raw`[\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u2070\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30fb\U0001f000-\U0001faff]`;
// Written without spaces: Thai, Lao, Burmese, Khmer, Kana, Han.
const UNSPACED = String.raw`\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff`;
const ASCII_SIGNS = `!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~`;

/**
 * Words of a text as they are looked for: without accents and signs, and of what is written without
 * spaces each sign with the one after it (A, AB, BC, C), so that it is found inside a text. It asks
 * the locale for nothing, as that of a given server may be C. What it gives is in indexes: whoever
 * changes it builds them anew.
 */
const searchWords = (lower: string) => String.raw`
  CREATE OR REPLACE FUNCTION search_words(it text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
  BEGIN
    IF octet_length(it) > char_length(it) THEN
      it := normalize(regexp_replace(normalize(it, NFKD), '${UNSEEN}', '', 'g'), NFKC);
      it := regexp_replace(${lower}, '${SIGNS}', ' ', 'g');
      it := regexp_replace(it, '([${UNSPACED}]+)', ' \1 ', 'g');
      it := regexp_replace(it, '([${UNSPACED}])', '\1 \1', 'g');
    END IF;
    RETURN translate(it, '${ASCII_SIGNS}', repeat(' ', ${ASCII_SIGNS.length - 1}));
  END $$`;

const LOWERING = `
  SELECT collname AS name FROM pg_collation
  WHERE collname IN ('pg_c_utf8', 'und-x-icu', 'C.utf8') AND lower('Ж') <> 'ж'
  ORDER BY array_position(ARRAY['pg_c_utf8', 'und-x-icu', 'C.utf8'], collname::text) LIMIT 1`;

const SIZE = `SELECT pg_relation_size('tickets')::float8 AS bytes`;

/** Finds words whatever signs are around them, and inside of what is written without spaces. */
export class FindWordsWithin1763700000019 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const [other] = (await runner.query(LOWERING)) as { name: string }[];
    await runner.query(searchWords(other ? `lower(it COLLATE "${other.name}")` : 'lower(it)'));
    await this.replace(runner, 'tickets_search_idx', 'tickets_words_idx', NEW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.replace(runner, 'tickets_words_idx', 'tickets_search_idx', OLD);
    await runner.query('DROP FUNCTION IF EXISTS search_words');
  }

  /** The old one serves until the new one is there. */
  private async replace(runner: QueryRunner, old: string, name: string, words: string) {
    const sql = `INDEX $ ON tickets USING gin (${words})`;
    await buildIndex(runner, { table: 'tickets', name, sql });
    // What PostgreSQL knows of the words it learns with the index only. Of a table that it knows to be
    // empty it would read all rows from then on, also when there are many.
    const [{ bytes }] = (await runner.query(SIZE)) as [{ bytes: number }];
    if (bytes > 0) await runner.query('ANALYZE tickets');
    await briefly(runner, [`DROP INDEX IF EXISTS ${old}`]);
  }
}
