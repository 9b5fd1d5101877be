const UNITS: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** Minutes as people write them: `30m`, `1d 4h`. */
export function written(minutes: number | undefined): string {
  if (minutes === undefined) return '';
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'm'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}

/** What was written, in minutes: nothing where nothing is written, null where it makes no sense. */
export function minutesOf(text: string): number | undefined | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return undefined;
  if (!/^(?:\d{1,6}\s*[mhd]?\s*)+$/.test(trimmed)) return null;
  let sum = 0;
  for (const [, count, unit = 'm'] of trimmed.matchAll(/(\d{1,6})\s*([mhd])?/g))
    sum += Number(count) * (UNITS[unit] ?? 1);
  return sum;
}
