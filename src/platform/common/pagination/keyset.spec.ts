import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterRow, orderBy, type SortKey } from './keyset.js';

function binder(): { values: unknown[]; bind: (value: unknown) => string } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

const down = (column: string): SortKey => ({ column, descending: true });
const up = (column: string): SortKey => ({ column, descending: false });

describe('afterRow', () => {
  it('is one row comparison where all columns go one way', () => {
    const { values, bind } = binder();
    expect(afterRow([down('created_at'), down('id')], ['t', 7], bind)).toBe(
      '(created_at, id) < ($1, $2)',
    );
    expect(values).toEqual(['t', 7]);
    expect(afterRow([up('id')], [8], bind)).toBe('(id) > ($3)');
    expect(values).toEqual(['t', 7, 8]);
  });

  it('spells the branches out where they do not', () => {
    const { values, bind } = binder();
    expect(afterRow([down('a'), up('b'), down('c')], [1, 2, 3], bind)).toBe(
      '(a <= $1 AND ((a < $1) OR (a = $1 AND b > $2) OR (a = $1 AND b = $2 AND c < $3)))',
    );
    expect(values).toEqual([1, 2, 3]);
  });

  it('casts where PostgreSQL cannot know the type', () => {
    const { bind } = binder();
    const keys = [{ ...down('priority'), cast: 'ticket_priority' }, up('id')];
    expect(afterRow(keys, ['high', 1], bind)).toBe(
      '(priority <= $1::ticket_priority AND ((priority < $1::ticket_priority) OR (priority = $1::ticket_priority AND id > $2)))',
    );
  });

  it('binds every value once and never writes one into the SQL', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
    fc.assert(
      fc.property(keys, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (names, ways) => {
        const { values, bind } = binder();
        const sorts = names.map((column, at) => ({ column, descending: ways[at] ?? false }));
        const marked = names.map((name) => `value of ${name}`);
        const sql = afterRow(sorts, marked, bind);
        expect(values).toEqual(marked);
        expect(sql).not.toContain('value');
      }),
    );
  });
});

describe('orderBy', () => {
  it('names each column with its direction', () => {
    expect(orderBy([down('created_at'), up('id')])).toBe('created_at DESC, id ASC');
  });
});
