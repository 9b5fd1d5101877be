import { useMemo } from 'react';
import { useLanguage } from './language.js';
import type { Language } from './languages.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Numbers, shares, dates and times as they are written in a language, in the zone of the browser. */
export interface Format {
  number(value: number, digits?: number): string;
  /** Of a share from 0 to 1: `93.4 %`. */
  percent(share: number, digits?: number): string;
  date(iso: string): string;
  /** Date and time, of 24 hours. */
  dateTime(iso: string): string;
  time(iso: string): string;
  /** `3 minutes ago`, `in 2 hours`. */
  relative(iso: string, now?: number): string;
  /** `2 h 5 min`, of seconds. */
  duration(seconds: number): string;
  bytes(count: number): string;
}

/** How things are written in the language of whoever looks. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatOf(language), [language]);
}

/** How things are written in a language. */
export function formatOf(language: Language): Format {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23' });
  const dateTime = new Intl.DateTimeFormat(language, {
    ...{ dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' },
  });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const decimals = (digits: number, style: 'decimal' | 'percent') =>
    new Intl.NumberFormat(language, { style, maximumFractionDigits: digits });
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(language, {
      ...{ style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 },
    }).format(value);
  return {
    number: (value, digits = 0) => decimals(digits, 'decimal').format(value),
    percent: (share, digits = 0) => decimals(digits, 'percent').format(share),
    date: (iso) => date.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    relative: (iso, now = Date.now()) => {
      const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
      const size = Math.abs(seconds);
      if (size < MINUTE) return relative.format(0, 'second');
      if (size < HOUR) return relative.format(Math.trunc(seconds / MINUTE), 'minute');
      if (size < DAY) return relative.format(Math.trunc(seconds / HOUR), 'hour');
      if (size < 30 * DAY) return relative.format(Math.trunc(seconds / DAY), 'day');
      return date.format(new Date(iso));
    },
    duration: (seconds) => {
      if (seconds < MINUTE) return unit(Math.round(seconds), 'second');
      if (seconds < HOUR) return unit(Math.round(seconds / MINUTE), 'minute');
      const [days, hours] = [Math.floor(seconds / DAY), Math.floor((seconds % DAY) / HOUR)];
      if (days > 0) return `${unit(days, 'day')} ${unit(hours, 'hour')}`;
      return `${unit(hours, 'hour')} ${unit(Math.floor((seconds % HOUR) / MINUTE), 'minute')}`;
    },
    bytes: (count) => {
      if (count < 1000) return unit(count, 'byte');
      return count < 1_000_000 ? unit(count / 1000, 'kilobyte') : unit(count / 1e6, 'megabyte');
    },
  };
}
