import { describe, expect, it } from '@jest/globals';
import { subdomainOf } from './subdomain.js';

describe('subdomainOf', () => {
  it.each([
    ['acme.desk.example.com', 'acme'],
    ['ACME.Desk.Example.com', 'acme'],
    ['acme.desk.example.com.', 'acme'],
    ['a.b.desk.example.com', 'a.b'],
    ['desk.example.com', undefined],
    ['acmedesk.example.com', undefined],
    ['acme.example.com', undefined],
    ['desk.example.com.evil.example', undefined],
    ['.desk.example.com', ''],
    ['127.0.0.1', undefined],
    ['', undefined],
  ])('of %j is %j', (host, subdomain) => {
    expect(subdomainOf(host, 'desk.Example.com')).toBe(subdomain);
  });
});
