import 'reflect-metadata';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { completeOperations, toJsonSchema2020 } from './complete-operations.js';

type Responses = Record<string, { $ref?: string; description?: string; headers?: object }>;

const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

let document: OpenAPIObject;

beforeEach(() => {
  document = {
    openapi: '3.1.0',
    info: { title: 'Desk', version: '1' },
    paths: {
      '/api/v1/things': {
        get: {
          operationId: 'list[0]',
          responses: { 200: { description: '', content: json(ref('ThingPage')) } },
        },
        post: {
          operationId: 'make[1]',
          requestBody: { content: json(ref('Thing')) },
          responses: { 201: { description: 'Made' } },
        },
        put: { requestBody: { $ref: '#/x' }, responses: { 204: { $ref: '#/y' } } },
      },
      '/health': {
        get: { responses: { 200: { description: 'Up' }, 503: { description: 'Down' } } },
      },
    },
    components: {
      schemas: {
        Thing: {
          type: 'object',
          properties: { inner: { allOf: [ref('Inner')] }, self: ref('Thing') },
        },
        Inner: { type: 'object', properties: { free: { type: 'object', properties: {} } } },
        Free: { type: 'object', properties: {}, additionalProperties: true },
      },
    },
  };
  completeOperations(document);
});

const responsesOf = (method: 'get' | 'post' | 'put', path = '/api/v1/things'): Responses =>
  document.paths[path]![method]!.responses as Responses;

describe('completeOperations', () => {
  it('names each operation once, and describes what no one has described', () => {
    const { get, post } = document.paths['/api/v1/things']!;
    expect([get!.operationId, post!.operationId]).toEqual(['list', 'make_public']);
    expect(responsesOf('get')['200']!.description).toBe('OK');
    expect(responsesOf('post')['201']!.description).toBe('Made');
  });

  it('adds the problems that any call may have, once for all', () => {
    expect(Object.keys(responsesOf('get'))).toEqual(['200', '400', '429', '503']);
    expect(Object.keys(responsesOf('post'))).toEqual(['201', '400', '413', '415', '429', '503']);
    for (const status of ['400', '429', '503']) {
      expect(responsesOf('get')[status]).toEqual(responsesOf('post')[status]);
      expect(responsesOf('get')[status]!.$ref).toMatch(/^#\/components\/responses\//);
    }
  });

  it('leaves health checks what they say themselves, as they have no limits', () => {
    expect(Object.keys(responsesOf('get', '/health'))).toEqual(['200', '503']);
    expect(responsesOf('get', '/health')['503']).toMatchObject({ description: 'Down' });
    expect(Object.keys(responsesOf('get', '/health')['200']!.headers!)).not.toContain('RateLimit');
  });

  it('says that pages have links, and leaves alone what stands elsewhere', () => {
    expect(Object.keys(responsesOf('get')['200']!.headers!)).toContain('Link');
    expect(Object.keys(responsesOf('post')['201']!.headers!)).not.toContain('Link');
    expect(responsesOf('put')['204']).toEqual({ $ref: '#/y' });
  });

  it('says of what is sent that it has no other fields, however deep and round about', () => {
    const { Thing, Inner, Free } = document.components!.schemas as Record<string, object>;
    expect(Thing).toMatchObject({ additionalProperties: false });
    expect(Inner).toMatchObject({
      additionalProperties: false,
      properties: { free: { additionalProperties: false } },
    });
    expect(Free).toMatchObject({ additionalProperties: true });
  });
});

describe('toJsonSchema2020', () => {
  it.each([
    [{ type: 'string' }, { type: 'string' }],
    [{ type: 'number' }, { type: 'integer' }],
    [
      { type: 'number', format: 'double' },
      { type: 'number', format: 'double' },
    ],
    [{ type: ['number', 'null'] }, { type: ['integer', 'null'] }],
    [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [{ ...ref('Thing'), nullable: true }, { anyOf: [ref('Thing'), { type: 'null' }] }],
    [{ items: [{ type: 'number' }] }, { items: [{ type: 'integer' }] }],
    // A field that is called so.
    [
      { properties: { nullable: { type: 'boolean' } } },
      { properties: { nullable: { type: 'boolean' } } },
    ],
  ])('makes of %j %j', (before, after) => {
    expect(toJsonSchema2020(before)).toEqual(after);
  });
});
