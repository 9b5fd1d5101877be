import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CircuitBreaker } from './circuit-breaker.js';

const OPTIONS = { failures: 3, pauseMs: 1000 };

function aBreaker() {
  const clock = { now: 0 };
  return { clock, sut: new CircuitBreaker({ ...OPTIONS, now: () => clock.now }) };
}

function fail(sut: CircuitBreaker, times: number): void {
  for (let i = 0; i < times; i++) {
    expect(sut.tryPass()).toBe(true);
    sut.failed();
  }
}

describe('CircuitBreaker', () => {
  it('opens after so many failures in a row', () => {
    const { sut } = aBreaker();
    fail(sut, 2);
    sut.succeeded();
    fail(sut, 3);
    expect(sut.state).toBe('open');
    expect(sut.tryPass()).toBe(false);
  });

  it('lets one probe through after the pause, and everybody after its success', () => {
    const { clock, sut } = aBreaker();
    fail(sut, 3);
    clock.now = 999;
    expect(sut.tryPass()).toBe(false);
    clock.now = 1000;
    expect([sut.tryPass(), sut.tryPass()]).toEqual([true, false]);
    expect(sut.state).toBe('probing');
    sut.succeeded();
    expect([sut.tryPass(), sut.tryPass()]).toEqual([true, true]);
  });

  it('pauses anew when the probe fails', () => {
    const { clock, sut } = aBreaker();
    fail(sut, 3);
    clock.now = 1500;
    fail(sut, 1);
    clock.now = 2499;
    expect(sut.tryPass()).toBe(false);
    clock.now = 2500;
    expect(sut.tryPass()).toBe(true);
  });

  it('sends another probe when one was given up', () => {
    const { clock, sut } = aBreaker();
    fail(sut, 3);
    clock.now = 1000;
    expect(sut.tryPass()).toBe(true);
    sut.gaveUp();
    expect(sut.tryPass()).toBe(true);
  });

  it('does not pause longer for what fails late', () => {
    const { clock, sut } = aBreaker();
    fail(sut, 3);
    clock.now = 900;
    sut.failed();
    clock.now = 1000;
    expect(sut.tryPass()).toBe(true);
  });

  it('always lets somebody pass after a pause, and nobody while it is open', () => {
    const step = fc.oneof(
      fc.constantFrom('ask and succeed', 'ask and fail', 'ask and give up', 'fail late'),
      fc.nat(1500),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { clock, sut } = aBreaker();
        for (const it of steps) {
          if (typeof it === 'number') clock.now += it;
          else if (it === 'fail late') sut.failed();
          else if (sut.tryPass()) {
            if (it === 'ask and succeed') sut.succeeded();
            else if (it === 'ask and fail') sut.failed();
            else sut.gaveUp();
          } else expect(sut.state).toBe('open');
        }
        clock.now += OPTIONS.pauseMs;
        expect(sut.tryPass()).toBe(true);
      }),
    );
  });
});
