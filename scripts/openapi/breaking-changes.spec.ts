import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { breakingChanges } from './breaking-changes.js';
import type { Document, Operation } from './document.js';

const COMMITTED = readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8');

const OPERATION: Operation = {
  operationId: 'Tickets_change',
  security: [{ bearer: [] }],
  parameters: [
    { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
    { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
    { name: 'If-Match', in: 'header', schema: { type: 'string' } },
  ],
  requestBody: {
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Change' } } },
  },
  responses: {
    '200': {
      description: 'OK',
      headers: { ETag: { required: true } },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/View' } } },
    },
    '409': { description: 'Conflict' },
  },
};

/** A small API, changed for the test. */
function api(change: (operation: Changeable, document: Changeable) => void = () => undefined) {
  const document = structuredClone({
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: { '/tickets/{id}': { patch: OPERATION } },
    components: {
      schemas: {
        Priority: { type: 'string', enum: ['low', 'high'] },
        Change: {
          type: 'object',
          additionalProperties: false,
          required: ['status'],
          properties: {
            status: { type: 'string' },
            answer: { type: ['string', 'null'], maxLength: 100 },
            priority: { allOf: [{ $ref: '#/components/schemas/Priority' }] },
          },
        },
        View: {
          type: 'object',
          required: ['id', 'priority'],
          properties: {
            id: { type: 'integer' },
            priority: { $ref: '#/components/schemas/Priority' },
            note: { type: 'string' },
            parent: { anyOf: [{ $ref: '#/components/schemas/View' }, { type: 'null' }] },
          },
        },
      },
    },
  });
  change(document.paths['/tickets/{id}'].patch as Changeable, document);
  return document as unknown as Document;
}

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document that a test takes apart */
type Changeable = any;

const AT = 'PATCH /tickets/{id}';
const change = (document: Changeable) => document.components.schemas.Change;
const view = (document: Changeable) => document.components.schemas.View;

describe('breakingChanges', () => {
  it('finds none in a document that stayed as it was', () => {
    expect(breakingChanges(api(), api())).toEqual([]);
    const committed = JSON.parse(COMMITTED) as Document;
    expect(breakingChanges(committed, committed)).toEqual([]);
  });

  it.each<[string, (operation: Changeable, document: Changeable) => void, string]>([
    ['removed', (_, it) => delete it.paths['/tickets/{id}'], 'removed'],
    [
      'access',
      (it) => (it.security = [{ key: [] }]),
      'access: bearer is no longer enough, but key',
    ],
    ['a parameter less', (it) => it.parameters.splice(1, 1), 'query limit: no longer taken'],
    [
      'a parameter that is required',
      (it) => (it.parameters[1].required = true),
      'query limit: now required',
    ],
    [
      'a new parameter that is required',
      (it) => it.parameters.push({ name: 'q', in: 'query', required: true, schema: {} }),
      'query q: now required',
    ],
    [
      'a lower limit',
      (it) => (it.parameters[1].schema.maximum = 50),
      'query limit: maximum is now 50',
    ],
    ['no body', (it) => delete it.requestBody, 'body: no longer taken'],
    ['a body that is required', (it) => (it.requestBody.required = true), 'body: now required'],
    [
      'a field less to send',
      (_, it) => delete change(it).properties.answer,
      'body.answer: no longer taken',
    ],
    [
      'a field that must be sent',
      (_, it) => change(it).required.push('answer'),
      'body.answer: now required',
    ],
    [
      'no null any more',
      (_, it) => (change(it).properties.answer.type = 'string'),
      'body.answer: no longer takes null',
    ],
    [
      'a pattern',
      (_, it) => (change(it).properties.status.pattern = '^a'),
      'body.status: pattern is now ^a',
    ],
    [
      'a value less to send',
      (_, it) => (change(it).properties.priority = { type: 'string', enum: ['low'] }),
      'body.priority: no longer takes "high"',
    ],
    ['no success', (it) => delete it.responses['200'], '200: no longer answered'],
    ['a header less', (it) => delete it.responses['200'].headers, '200: header ETag: removed'],
    ['a field less', (_, it) => delete view(it).properties.note, '200.note: removed'],
    [
      'a field that may be missing',
      (_, it) => (view(it).required = ['id']),
      '200.priority: may now be missing',
    ],
    [
      'another type',
      (_, it) => (view(it).properties.id.type = 'string'),
      '200.id: may now be string',
    ],
    [
      'null where none was',
      (_, it) => (view(it).properties.note.type = ['string', 'null']),
      '200.note: may now be null',
    ],
    [
      'values that are no longer listed',
      (_, it) => (it.components.schemas.View.properties.priority = { type: 'string' }),
      '200.priority: is no longer one of "low", "high"',
    ],
  ])('names %s', (_, broken, line) => {
    expect(breakingChanges(api(), api(broken))).toContain(
      line === 'removed' ? `${AT}: removed` : `${AT}: ${line}`,
    );
  });

  it.each<[string, (operation: Changeable, document: Changeable) => void]>([
    ['another operation', (_, it) => (it.paths['/more'] = { get: OPERATION })],
    ['another way in', (it) => it.security.push({ key: [] })],
    ['no access needed', (it) => (it.security = [])],
    ['a parameter more', (it) => it.parameters.push({ name: 'q', in: 'query', schema: {} })],
    ['a header that nobody reads any more', (it) => it.parameters.splice(2, 1)],
    ['a higher limit', (it) => (it.parameters[1].schema.maximum = 200)],
    ['a field more to send', (_, it) => (change(it).properties.note = { type: 'string' })],
    ['a field that need not be sent', (_, it) => (change(it).required = [])],
    ['a failure less', (it) => delete it.responses['409']],
    ['a failure more', (it) => (it.responses['422'] = { description: 'x' })],
    ['a field more', (_, it) => (view(it).properties.more = { type: 'string' })],
    ['a field that is always there', (_, it) => view(it).required.push('note')],
    ['a value more', (_, it) => it.components.schemas.Priority.enum.push('urgent')],
    ['other words', (it) => (it.summary = 'Says it better.')],
  ])('bears %s', (_, harmless) => {
    expect(breakingChanges(api(), api(harmless))).toEqual([]);
  });
});
