import fc from 'fast-check';

/** Strings that have broken other services, after the Big List of Naughty Strings. */
export const NAUGHTY: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  'a\udfffb@example.com',
  '\ufeff',
  '\u202eabc',
  '\u2066\u2067',
  '\u001b[31m',
  '🙂',
  '👩‍👩‍👧‍👦',
  'ﷺ',
  'Z̸̡͝a̵l̷g̴o̸',
  'e\u0301'.repeat(500),
  'ΑΒΓ ß ı İ ﬁ',
  'ثم نفس سقطت',
  "'; DROP TABLE tickets; --",
  "' OR 1=1 --",
  '%s%n%d',
  '%00',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '${jndi:ldap://127.0.0.1/a}',
  '{{7*7}}',
  '=1+1',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '0x7fffffff',
  '2147483648',
  '99999999999999999999',
  'true',
  '1;2',
  '"',
  '\\',
  '\r\nx-injected: 1',
  '(a+)+$',
  '-',
  '"unclosed',
  'a'.repeat(10_001),
];

export const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAUGHTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    }),
  },
);

export const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 1, 0.5, 2 ** 31, 2 ** 53, 2 ** 64, -(2 ** 63), 1e308, 5e-324),
  fc.double(),
  fc.integer(),
);

const deep = fc.integer({ min: 10, max: 2_000 }).map((depth) => {
  let value: unknown = 1;
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? [value] : { value };
  return value;
});

const long = fc.integer({ min: 100, max: 5_000 }).map((length) => Array<number>(length).fill(1));

/** Any JSON. */
export const json: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 3, arbitrary: number },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
  },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: long },
);

/** Texts that are no JSON, or no JSON that anybody means. */
export const BROKEN_BODIES: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '{"message":1e999}',
  '{"message":"hello","message":7}',
  `{"rating":${'9'.repeat(400)},"resolved":true}`,
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{}}}',
  '['.repeat(20_000),
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"message":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  `{"message":"${'a'.repeat(200_000)}"}`,
];
