import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of a text its first and last code points are looked at, so many that a message and an answer of 10,000
 * stay whole: a tsvector holds 1 MB, and searches read the words of what they find.
 */
const FIRST = 10_001;
const LAST = 10_000;
const BOUND = `
    IF char_length(it) > ${FIRST + LAST} THEN
      it := left(it, ${FIRST}) || ' ' || right(it, ${LAST});
    END IF;`;

/** Signs that Unicode puts in an order behind a letter: those with a combining class. */
const MARKS = [
  String.raw`\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7`,
  String.raw`\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed`,
  String.raw`\u0711\u0730-\u074a\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827`,
  String.raw`\u0829-\u082d\u0859-\u085b\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff\u093c\u094d`,
  String.raw`\u0951-\u0954\u09bc\u09cd\u09fe\u0a3c-\u0a4d\u0abc\u0acd\u0b3c\u0b4d\u0bcd\u0c3c`,
  String.raw`\u0c4d-\u0c56\u0cbc\u0ccd\u0d3b-\u0d3c\u0d4d\u0dca\u0e38-\u0e3a\u0e48-\u0e4b`,
  String.raw`\u0eb8-\u0eba\u0ec8-\u0ecb\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f84\u0f86-\u0f87`,
  String.raw`\u0fc6\u1037-\u103a\u108d\u135d-\u135f\u1714-\u1715\u1734\u17d2\u17dd\u18a9\u1939-\u193b`,
  String.raw`\u1a17-\u1a18\u1a60-\u1a7f\u1ab0-\u1aeb\u1b34-\u1b44\u1b6b-\u1b73\u1baa-\u1bab`,
  String.raw`\u1be6-\u1bf3\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce8\u1ced\u1cf4\u1cf8-\u1cf9\u1dc0-\u1dff`,
  String.raw`\u20d0-\u20f0\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099-\u309a\ua66f`,
  String.raw`\ua674-\ua67d\ua69e-\ua69f\ua6f0-\ua6f1\ua806\ua82c\ua8c4\ua8e0-\ua8f1\ua92b-\ua92d`,
  String.raw`\ua953\ua9b3-\ua9c0\uaab0\uaab2-\uaab4\uaab7-\uaab8\uaabe-\uaabf\uaac1\uaaf6\uabed\ufb1e`,
  String.raw`\ufe20-\ufe2f\U000101fd\U000102e0\U00010376-\U0001037a\U00010a0d-\U00010a0f`,
  String.raw`\U00010a38-\U00010a3f\U00010ae5-\U00010ae6\U00010d24-\U00010d27\U00010d69-\U00010d6d`,
  String.raw`\U00010eab-\U00010eac\U00010efa-\U00010eff\U00010f46-\U00010f50\U00010f82-\U00010f85`,
  String.raw`\U00011046\U00011070\U0001107f\U000110b9-\U000110ba\U00011100-\U00011102`,
  String.raw`\U00011133-\U00011134\U00011173\U000111c0\U000111ca\U00011235-\U00011236`,
  String.raw`\U000112e9-\U000112ea\U0001133b-\U0001133c\U0001134d\U00011366-\U00011374`,
  String.raw`\U000113ce-\U000113d0\U00011442-\U00011446\U0001145e\U000114c2-\U000114c3`,
  String.raw`\U000115bf-\U000115c0\U0001163f\U000116b6-\U000116b7\U0001172b\U00011839-\U0001183a`,
  String.raw`\U0001193d-\U0001193e\U00011943\U000119e0\U00011a34\U00011a47\U00011a99\U00011c3f`,
  String.raw`\U00011d42-\U00011d45\U00011d97\U00011f41-\U00011f42\U0001612f\U00016af0-\U00016af4`,
  String.raw`\U00016b30-\U00016b36\U00016ff0-\U00016ff1\U0001bc9e\U0001d165-\U0001d169`,
  String.raw`\U0001d16d-\U0001d172\U0001d17b-\U0001d182\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad`,
  String.raw`\U0001d242-\U0001d244\U0001e000-\U0001e02a\U0001e08f\U0001e130-\U0001e136\U0001e2ae`,
  String.raw`\U0001e2ec-\U0001e2ef\U0001e4ec-\U0001e4ef\U0001e5ee-\U0001e5ef\U0001e6e3\U0001e6e6`,
  String.raw`\U0001e6ee-\U0001e6ef\U0001e6f5\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a`,
].join('');
// PostgreSQL takes a time for them that grows with the square of how many there are; more than thirty
// in a row nobody writes (UAX #15, 13).
const PILES = `
      it := regexp_replace(it, '([${MARKS}]{30})[${MARKS}]+', '\\1', 'g');`;

/** What is put behind what; a sign may be written out as eighteen, so that the bound comes again. */
const ADDED: readonly (readonly [behind: string, added: string])[] = [
  ['\n  BEGIN', BOUND],
  ['IF octet_length(it) > char_length(it) THEN', PILES],
  ['NFKC);', BOUND],
];

/**
 * Lets messages of any length be found by the words of their beginning, and by those of the answer at
 * their end. Of what was stored before, all words stay as they are in the indexes.
 */
export class BoundSearchWords1763700000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const changed = ADDED.reduce(
      (body, [behind, added]) => body.replace(behind, () => behind + added),
      await definition(runner),
    );
    await runner.query(changed);
  }

  async down(runner: QueryRunner): Promise<void> {
    const before = ADDED.reduce(
      (body, [behind, added]) => body.replace(behind + added, () => behind),
      await definition(runner),
    );
    await runner.query(before);
  }
}

async function definition(runner: QueryRunner): Promise<string> {
  const [row] = (await runner.query(
    `SELECT pg_get_functiondef('search_words(text)'::regprocedure) AS definition`,
  )) as { definition: string }[];
  return row?.definition ?? '';
}
