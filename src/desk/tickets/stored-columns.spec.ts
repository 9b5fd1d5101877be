import { describe, expect, it } from '@jest/globals';
import { GivenColumns, rowsFrom, selectList, type StoredColumns } from './stored-columns.js';

interface Order {
  readonly id: number;
  readonly customerId: number;
  readonly paidAt: Date | null;
}

const CUSTOMER = {
  column: 'customer_id',
  given: { type: 'integer', value: (it: number) => it + 1 },
};
const ORDER: StoredColumns<number, Order> = {
  id: { column: 'id' },
  customerId: CUSTOMER,
  paidAt: { column: 'paid_at', computed: 'now()' },
};

describe('selectList', () => {
  it('selects each column under the name of its field', () => {
    expect(selectList(ORDER)).toBe('id, customer_id AS "customerId", paid_at AS "paidAt"');
    expect(selectList({ id: ORDER.id }, 'orders')).toBe('orders.id');
  });
});

describe('rowsFrom', () => {
  it('leaves to the database what is neither given nor computed', () => {
    expect(rowsFrom('rows', ORDER)).toBe(
      '(customer_id, paid_at) OVERRIDING SYSTEM VALUE ' + 'SELECT customer_id, now() FROM rows',
    );
  });
});

describe('GivenColumns', () => {
  it('takes a column once that two tables share', () => {
    const sut = new GivenColumns<number>(ORDER, { buyer: CUSTOMER });
    expect(sut.definition).toBe('customer_id integer');
    expect(sut.rowOf(2)).toEqual({ customer_id: 3 });
  });

  it('refuses columns that only share their name', () => {
    const other = { column: 'customer_id', given: { type: 'text', value: String } };
    expect(() => new GivenColumns<number>(ORDER, { other })).toThrow('two columns of one name');
  });
});
