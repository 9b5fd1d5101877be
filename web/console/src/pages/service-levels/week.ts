import type { components } from '@client';

type Schemas = components['schemas'];
export type Interval = Schemas['OpenIntervalBody'];
export type Weekday = Schemas['Weekday'];

export const WEEKDAYS = [
  ...(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const),
  ...(['saturday', 'sunday'] as const),
];
const WORKDAYS = WEEKDAYS.slice(0, 5);

/** Monday to Friday, nine to five. */
export const USUAL_WEEK: Interval[] = WORKDAYS.map((day) => ({ day, from: '09:00', to: '17:00' }));

/** What Monday has, on each day until Friday. */
export function mondayToFriday(weekly: readonly Interval[]): Interval[] {
  const monday = weekly.filter(({ day }) => day === 'monday');
  const weekend = weekly.filter(({ day }) => day === 'saturday' || day === 'sunday');
  return [...WORKDAYS.flatMap((day) => monday.map((it) => ({ ...it, day }))), ...weekend];
}

/** How many hours of a week somebody is there. */
export function openHours(weekly: readonly Interval[]): number {
  const minutes = weekly.reduce((sum, { from, to }) => {
    const length = minuteOf(to) - minuteOf(from);
    return sum + (length > 0 ? length : length + 1440);
  }, 0);
  return minutes / 60;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Fields for times know no 24:00. */
export const forField = (time: string): string => (time === '24:00' ? '00:00' : time);
export const fromField = (time: string): string => (time === '00:00' ? '24:00' : time);
