import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { TABLES } from './table-owners.js';

/** Rooms that may read everything and write nothing. */
const READ_ALL = ['desk/reports', 'cli'];

interface Access {
  readonly room: string;
  readonly table: string;
  readonly kind: 'reads' | 'writes';
  readonly path: string;
}

const WRITES = [
  /\b(?:INSERT\s+INTO|DELETE\s+FROM(?:\s+ONLY)?|MERGE\s+INTO|TRUNCATE(?:\s+TABLE)?|COPY)\s+(\w+)/gi,
  /\bUPDATE\s+(?:ONLY\s+)?(\w+)\s+(?:(?:AS\s+)?\w+\s+)?SET\b/gi,
];
// Of English, only what is in capitals could be taken for SQL.
const READS =
  /(?<!\bDELETE\s+)\b(?:FROM|JOIN|USING)\s+(?:ONLY\s+|LATERAL\s+)?(\w+(?:\s+AS\s+\w+)?(?:\s*,\s*\w+(?:\s+AS\s+\w+)?)*)/g;

const SOURCES = readdirSync('src', { encoding: 'utf8', recursive: true })
  .map((path) => `src/${path}`)
  .filter((path) => /(?<!\.spec)\.ts$/.test(path) && !path.startsWith('src/platform/database/'));
const ENTITIES = new Map(SOURCES.flatMap((path) => entitiesIn(readFileSync(path, 'utf8'), path)));
const ACCESSES = SOURCES.flatMap((path) => accessesIn(readFileSync(path, 'utf8'), path));

describe('a table', () => {
  it('stands in the list with the room of its entity', () => {
    const rooms = [...ENTITIES.values()].map(({ table, room }) => [table, room]);
    const listed = Object.entries(TABLES).map(([table, { owner }]) => [table, owner]);
    expect(listed.sort()).toEqual(rooms.sort());
  });

  it('is written by its owner only, and read by those who are listed', () => {
    expect(ACCESSES.length).toBeGreaterThan(100);
    expect(ACCESSES.filter((it) => !isAllowed(it)).map(tell)).toEqual([]);
  });

  it('has no reader in the list that does not read it', () => {
    const found = new Set(ACCESSES.map(({ room, table }) => `${room} ${table}`));
    const listed = Object.entries(TABLES).flatMap(([table, { readers = {} }]) =>
      Object.keys(readers).map((room) => `${room} ${table}`),
    );
    expect(listed.filter((it) => !found.has(it))).toEqual([]);
  });
});

describe('the search for accesses', () => {
  const found = (code: string, path = 'src/desk/feedback/new.ts') =>
    accessesIn(code, path)
      .filter((it) => !isAllowed(it))
      .map(tell);

  it.each([
    ["const A = 'SELECT text FROM examples WHERE id = $1';", 'reads examples'],
    ['const A = `SELECT FROM feedback JOIN labels ON true`;', 'reads labels'],
    ['const A = `SELECT FROM feedback AS f, labels AS l`;', 'reads labels'],
    ['const A = `SELECT ${columns} FROM models`;', 'reads models'],
    ['const A = `WITH x AS (INSERT INTO labels (id) VALUES (1)) SELECT FROM x`;', 'writes labels'],
    ["const A = `UPDATE\n  users AS u SET role = 'admin'`;", 'writes users'],
    ["const A = 'delete from only examples';", 'writes examples'],
    ["const A = 'TRUNCATE tickets';", 'writes tickets'],
    ['const A = manager.insert(Label, row);', 'writes labels'],
    ['const A = manager.findOneBy(User, { id });', 'reads users'],
    ['const A = manager.createQueryBuilder().delete().from(Example);', 'writes examples'],
    ['const A = database.of(actor).repository(PolicyVersion);', 'writes policies'],
  ])('finds %s', (code, access) => {
    expect(found(code)).toEqual([`src/desk/feedback/new.ts ${access}`]);
  });

  it('lets the owner write, listed readers read, and reports read all', () => {
    const write = "const A = 'UPDATE intents SET name = $1';";
    const read = "const A = 'SELECT name FROM intents';";
    expect(found(write, 'src/triage/taxonomy/new.ts')).toEqual([]);
    expect(found(read, 'src/triage/labels/new.ts')).toEqual([]);
    expect(found(read, 'src/desk/reports/new.ts')).toEqual([]);
    expect(found(write, 'src/desk/reports/new.ts')).toHaveLength(1);
    expect(found(write, 'src/triage/labels/new.ts')).toHaveLength(1);
  });

  it('takes no word for SQL', () => {
    expect(found("const A = 'a new policy from users'; // UPDATE users SET")).toEqual([]);
  });
});

function isAllowed({ room, table, kind }: Access): boolean {
  const { owner, readers = {} } = TABLES[table] ?? { owner: 'nobody' };
  return room === owner || (kind === 'reads' && (READ_ALL.includes(room) || room in readers));
}

function tell({ path, kind, table }: Access): string {
  return `${path} ${kind} ${table}`;
}

function roomOf(path: string): string {
  const [, floor = '', room = ''] = path.split('/');
  return floor === 'cli' || room.endsWith('.ts') ? floor : `${floor}/${room}`;
}

function entitiesIn(code: string, path: string): [string, { table: string; room: string }][] {
  return [...code.matchAll(/@Entity\('(\w+)'[\s\S]*?export class (\w+)/g)].map(
    ([, table = '', name = '']) => [name, { table, room: roomOf(path) }],
  );
}

function accessesIn(code: string, path: string): Access[] {
  const found = new Map<string, Access>();
  const add = (table: string, kind: Access['kind']): void => {
    if (table in TABLES) {
      found.set(`${kind} ${table}`, { room: roomOf(path), table, kind, path });
    }
  };
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined) readSql(text, add);
    if (ts.isCallExpression(node)) readCall(node, add);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest));
  return [...found.values()];
}

/** The text of a literal; what is put into it may be anything. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ? ');
}

function readSql(text: string, add: (table: string, kind: Access['kind']) => void): void {
  for (const pattern of WRITES) {
    for (const [, table = ''] of text.matchAll(pattern)) add(table.toLowerCase(), 'writes');
  }
  for (const [, tables = ''] of text.matchAll(READS)) {
    for (const table of tables.split(',')) add(/\w+/.exec(table)?.[0] ?? '', 'reads');
  }
}

/** An entity handed to TypeORM; whatever does not only find is taken for writing. */
function readCall(
  { expression, arguments: values }: ts.CallExpression,
  add: (table: string, kind: Access['kind']) => void,
): void {
  if (!ts.isPropertyAccessExpression(expression)) return;
  const kind = /^(find|exists|count|sum|average|min|max)/.test(expression.name.text);
  for (const value of values) {
    const entity = ts.isIdentifier(value) ? ENTITIES.get(value.text) : undefined;
    if (entity) add(entity.table, kind ? 'reads' : 'writes');
  }
}
