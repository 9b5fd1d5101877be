type Row = readonly (string | number)[];

/** CSV as RFC 4180 has it. */
export function toCsv(rows: readonly Row[]): string {
  return rows.map((row) => `${row.map((it) => quoted(String(it))).join(',')}\r\n`).join('');
}

/** Hands a file to whoever looks at the page. */
export function downloadCsv(name: string, rows: readonly Row[]): void {
  const safe = rows.map((row) => row.map((it) => harmless(String(it))));
  const blob = new Blob(['\uFEFF', toCsv(safe)], { type: 'text/csv' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

function quoted(value: string): string {
  return /[",;\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Spreadsheets would take it for a formula. */
function harmless(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
