import { expect } from '@jest/globals';

declare module 'expect' {
  interface AsymmetricMatchers {
    toBeOneOf(values: readonly unknown[]): unknown;
  }
  interface Matchers<R> {
    /** The value equals one of these, which may be asymmetric. */
    toBeOneOf(values: readonly unknown[]): R;
  }
}

expect.extend({
  toBeOneOf(received: unknown, values: readonly unknown[]) {
    const pass = values.some((value) => this.equals(received, value));
    const { printReceived, printExpected } = this.utils;
    return {
      pass,
      message: () =>
        `expected ${printReceived(received)} ${pass ? 'not ' : ''}to be one of ${printExpected(values)}`,
    };
  },
});
