import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, buildIndex } from './organizations/online.js';

const OLD = `to_tsvector('simple', text)`;
const NEW = `to_tsvector('simple', search_words(text))`;

/** Finds words of examples as it finds those of tickets. */
export class FindWordsOfExamples1763700000031 implements MigrationInterface {
  readonly transaction = false;

  up(runner: QueryRunner): Promise<void> {
    return replace(runner, 'examples_search_idx', 'examples_words_idx', NEW);
  }

  down(runner: QueryRunner): Promise<void> {
    return replace(runner, 'examples_words_idx', 'examples_search_idx', OLD);
  }
}

async function replace(runner: QueryRunner, old: string, name: string, words: string) {
  const sql = `INDEX $ ON examples USING gin (${words})`;
  await buildIndex(runner, { table: 'examples', name, sql });
  await briefly(runner, [`DROP INDEX IF EXISTS ${old}`]);
}
