import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expectThat } from '../../test/support/expect-that.js';
import type { Schema } from './document.js';
import { lossesOf } from './schema-losses.js';

const limits = (
  lower: 'minimum' | 'minLength' | 'minItems',
  upper: 'maximum' | 'maxLength' | 'maxItems',
) =>
  fc.record(
    { [lower]: fc.integer({ min: 0, max: 2 }), [upper]: fc.integer({ min: 2, max: 4 }) },
    { requiredKeys: [] },
  );

const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Schema>({ type: 'boolean' }, { type: 'null' }, {}),
    fc
      .tuple(fc.constantFrom('integer', 'number'), limits('minimum', 'maximum'))
      .map(([type, it]): Schema => ({ type, ...it })),
    limits('minLength', 'maxLength').map((it): Schema => ({ type: 'string', ...it })),
    limits('minLength', 'maxLength').map((it): Schema => ({ type: ['string', 'null'], ...it })),
    fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })
      .map((it): Schema => ({ type: 'string', enum: it })),
    fc
      .tuple(tie('schema'), limits('minItems', 'maxItems'))
      .map(([items, it]): Schema => ({ type: 'array', items, ...it })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((anyOf): Schema => ({ anyOf })),
    fc
      .record({
        properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('schema')),
        required: fc.uniqueArray(fc.constantFrom('a', 'b')),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      })
      .map((it): Schema => ({ type: 'object', ...it })),
  ),
}));

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, 0, 1, 2, 3, 5, 1.5, '', 'a', 'b', 'c', 'abc', 'abcde'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value')),
  ),
}));

const ajv = new Ajv2020({ strict: false, validateSchema: false });
const DOCUMENT = { components: { schemas: {} } };
const at = (schema: Schema) => ({ document: DOCUMENT, schema });
const losses = (from: Schema, to: Schema) => lossesOf(at(from), at(to), 'request', 'body');

describe('lossesOf', () => {
  it('finds none between a schema and itself', () => {
    fc.assert(fc.property(schema, (it) => losses(it, it).length === 0));
    fc.assert(fc.property(schema, (it) => lossesOf(at(it), at(it), 'answer', 'x').length === 0));
  });

  it('overlooks no value of a request that was taken and is refused', () => {
    const pair = fc
      .tuple(schema, schema)
      .chain(([from, other]) =>
        fc.tuple(
          fc.constant(from),
          fc.constantFrom<Schema>(other, { anyOf: [other, from] }, { ...from, ...other }),
        ),
      );
    fc.assert(
      fc.property(pair, fc.array(value, { maxLength: 30 }), ([from, to], values) => {
        if (losses(from, to).length > 0) return;
        const [before, after] = [ajv.compile(from), ajv.compile(to)];
        for (const it of values)
          if (before(it)) expectThat(after(it), JSON.stringify(it)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never ends in a circle', () => {
    const Tree: Schema = {
      type: 'object',
      properties: { parent: { allOf: [{ $ref: '#/components/schemas/Tree' }] } },
    };
    const document = { components: { schemas: { Tree } } };
    const place = { document, schema: { $ref: '#/components/schemas/Tree' } };
    expect(lossesOf(place, place, 'request', 'body')).toEqual([]);
  });
});
