import { useEffect, useState } from 'react';
import { useFormat } from '~/texts/index.js';

const EACH_MS = 30_000;

/** A moment as it is from now, with date and time for those who point at it. */
export function Time({ at }: { readonly at: string }) {
  const format = useFormat();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EACH_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at, now)}
    </time>
  );
}
