import { expect } from '@jest/globals';

type Matchers<Value> = ReturnType<typeof expect<Value>>;

/** `expect` whose failure begins with a message that says what was looked at. */
export function expectThat<Value>(value: Value, message: string): Matchers<Value> {
  return explained(expect(value), message);
}

function explained<Found extends object>(matchers: Found, message: string): Found {
  return new Proxy(matchers, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member === 'object' && member !== null) return explained(member, message);
      if (typeof member !== 'function') return member;
      return (...expected: unknown[]): unknown => {
        try {
          const result: unknown = member(...expected);
          return result instanceof Promise ? result.catch(tell) : result;
        } catch (error) {
          return tell(error);
        }
      };
    },
  });

  function tell(error: unknown): never {
    if (error instanceof Error) error.message = `${message}: ${error.message}`;
    throw error;
  }
}
