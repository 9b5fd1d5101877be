import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { Role } from '../../platform/access/index.js';
import { encodeCursor } from '../../platform/common/pagination/cursor.js';
import { AWAITS_LABEL, INFORMATIVE } from './awaiting-label.js';
import { ListTicketsQuery } from './ticket-list.dto.js';
import { listStatement } from './ticket-list.js';

const sorted = Object.assign(new ListTicketsQuery(), { sort: INFORMATIVE, limit: 5 });

test('lists for staff what awaits a label, the most informative first', () => {
  const cursor = encodeCursor(INFORMATIVE, [0.5, 7]);
  const agent = { id: 2, organizationId: 3, role: Role.Agent };
  const { name, text, values } = listStatement(agent, Object.assign(sorted, { cursor }));
  expect(text.replace(/\s+/g, ' ')).toContain(
    `WHERE organization_id = $1 AND ${AWAITS_LABEL} AND (label_worth, id) < ($2::real, $3::integer)` +
      ' ORDER BY label_worth DESC, id DESC LIMIT $4',
  );
  expect(values).toEqual([3, 0.5, 7, 6]);
  expect(name).toBeUndefined();
});

test('is refused to customers', () => {
  const customer = { id: 7, organizationId: 3, role: Role.User };
  expect(() => listStatement(customer, sorted)).toThrow(
    'sort: can be informative for the staff only',
  );
});
