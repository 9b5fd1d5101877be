import { useMemo } from 'react';
import { encode } from './encode.js';
import styles from './qr.module.css';

/** Modules of light around the code, without which it cannot be read. */
const QUIET = 4;

/** A text as a QR code. */
export function QrCode(props: { readonly text: string; readonly label: string }) {
  const { text, label } = props;
  const rows = useMemo(() => encode(text), [text]);
  if (!rows) return null;
  const side = rows.length + 2 * QUIET;
  const path = rows
    .flatMap((row, y) =>
      row.map((isDark, x) => (isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')),
    )
    .join('');
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} className={styles['code']}>
      <path d={path} />
    </svg>
  );
}
