import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BusinessCalendar } from '../calendar/business-calendar.js';
import { ALWAYS } from '../calendar/work-calendar.js';
import type { Clock } from './clock.js';
import {
  advance,
  cancel,
  type ClockTerms,
  meet,
  pause,
  resume,
  retarget,
  startClock,
} from './clock-steps.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const terms = (minutes: number, warning: ClockTerms['warning'] = null): ClockTerms => ({
  calendar: ALWAYS,
  targetMs: minutes * MINUTE,
  warning,
});
const START = Date.parse('2026-07-01T09:00:00Z');
const at = (minutes: number) => START + minutes * MINUTE;
const started = (minutes = 60, warning: ClockTerms['warning'] = null) =>
  startClock('resolution', START, terms(minutes, warning));

describe('a clock', () => {
  it('is due when its target is over, and is met until then', () => {
    expect(started()).toMatchObject({ state: 'running', dueAt: at(60), warnAt: null });
    expect(meet(started(), at(60))).toMatchObject({ state: 'met', endedAt: at(60) });
  });

  it('is missed from the moment on when it was due, also when it is done later', () => {
    expect(advance(started(), at(61))).toMatchObject({ state: 'breached', breachedAt: at(60) });
    const late = meet(started(), at(90));
    expect(late).toMatchObject({ state: 'breached', breachedAt: at(60), endedAt: at(90) });
  });

  it('warns once, after a share of its time or so long before its end', () => {
    const share = started(60, { share: 0.75 });
    expect(share.warnAt).toBe(at(45));
    expect(started(60, { minutes: 10 }).warnAt).toBe(at(50));
    expect(started(60, { minutes: 90 }).warnAt).toBe(at(0));
    const warned = advance(share, at(50));
    expect(warned).toMatchObject({ state: 'warned', warnedAt: at(45) });
    expect(advance(warned, at(55))).toBe(warned);
    expect(advance(warned, at(61)).state).toBe('breached');
  });

  it('stands still while the customer is waited for', () => {
    const paused = pause(started(), at(20), ALWAYS);
    expect(paused).toMatchObject({ state: 'paused', dueAt: null, remainingMs: 40 * MINUTE });
    expect(advance(paused, at(500))).toBe(paused);
    expect(resume(paused, at(500), terms(60)).dueAt).toBe(at(540));
    expect(meet(paused, at(500)).state).toBe('met');
  });

  it('cannot be saved by a pause once it is missed', () => {
    expect(pause(started(), at(70), ALWAYS)).toMatchObject({ state: 'breached', dueAt: at(60) });
  });

  it('is not warned of again after a pause', () => {
    const warned = advance(started(60, { share: 0.5 }), at(40));
    const again = resume(pause(warned, at(45), ALWAYS), at(100), terms(60, { share: 0.5 }));
    expect(again).toMatchObject({ state: 'warned', dueAt: at(115) });
  });

  it('keeps what was used under another target', () => {
    expect(retarget(started(), at(20), terms(30)).dueAt).toBe(at(30));
    expect(retarget(started(), at(20), terms(120)).dueAt).toBe(at(120));
    expect(retarget(started(), at(50), terms(30)).dueAt).toBe(at(50));
    const paused = pause(started(), at(20), ALWAYS);
    expect(retarget(paused, at(50), terms(30)).remainingMs).toBe(10 * MINUTE);
  });

  it('that nobody waits for is cancelled, unless it was missed before', () => {
    expect(cancel(started(), at(30))).toMatchObject({ state: 'cancelled', endedAt: at(30) });
    expect(cancel(started(), at(70))).toMatchObject({ state: 'breached', endedAt: at(70) });
  });

  it('that has ended changes no more', () => {
    const ended = meet(started(), at(30));
    for (const step of [
      advance(ended, at(99)),
      meet(ended, at(99)),
      cancel(ended, at(99)),
      pause(ended, at(99), ALWAYS),
      resume(ended, at(99), terms(60)),
      retarget(ended, at(99), terms(10)),
    ]) {
      expect(step).toEqual(ended);
    }
  });

  it('counts by business hours', () => {
    const weekly = [{ day: 'wednesday', from: '09:00', to: '10:00' }] as const;
    const calendar = new BusinessCalendar({ timeZone: 'UTC', weekly, holidays: [] });
    const clock = startClock('resolution', START, { ...terms(90), calendar });
    expect(new Date(clock.dueAt ?? 0).toISOString()).toBe('2026-07-08T09:30:00.000Z');
    expect(pause(clock, at(300), calendar).remainingMs).toBe(30 * MINUTE);
  });
});

type Step = (clock: Clock, moment: number) => Clock;
const STEPS: readonly Step[] = [
  (clock, moment) => pause(clock, moment, ALWAYS),
  (clock, moment) => resume(clock, moment, terms(60, { share: 0.5 })),
  (clock, moment) => retarget(clock, moment, terms(45, { share: 0.5 })),
  meet,
  cancel,
];
const told = fc
  .array(fc.record({ minute: fc.nat(180), step: fc.constantFrom(...STEPS) }), { maxLength: 8 })
  .map((events) => [...events].sort((one, other) => one.minute - other.minute));
/** By how many minutes later than it happened each of them is told. */
const delays = fc.array(fc.nat(120), { minLength: 8, maxLength: 8 });

describe('any life of a clock', () => {
  it('has the same end, however late what happened is told and however often somebody looked', () => {
    fc.assert(
      fc.property(told, delays, (events, late) => {
        let atOnce = started(60, { share: 0.5 });
        let delayed = atOnce;
        let seen = 0;
        events.forEach(({ minute, step }, place) => {
          atOnce = step(atOnce, at(minute));
          seen = Math.max(seen, minute + (late[place] ?? 0));
          // The time of the database goes on while nothing is told.
          delayed = step(advance(delayed, at(seen)), at(minute));
        });
        const { warnedAt: _, state, ...rest } = advance(atOnce, at(1_000));
        const { warnedAt: __, state: found, ...others } = advance(delayed, at(1_000));
        expect(others).toEqual(rest);
        expect(found).toBe(state);
      }),
    );
  });

  it('counts what passes outside of pauses', () => {
    const pauses = fc.array(fc.tuple(fc.nat(30), fc.nat(300)), { maxLength: 5 });
    fc.assert(
      fc.property(pauses, (spans) => {
        let clock = started(5 * HOUR);
        let now = 0;
        for (const [before, length] of spans) {
          clock = pause(clock, at(now + before), ALWAYS);
          now += before + length;
          clock = resume(clock, at(now), terms(5 * HOUR));
        }
        const paused = spans.reduce((sum, [, length]) => sum + length, 0);
        expect(clock.dueAt).toBe(at(5 * HOUR + paused));
      }),
    );
  });
});
