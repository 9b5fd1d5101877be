/** What classifiers are compared by: shares 0..1 over the test messages. */
export interface Figures {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Expected calibration error of its own score. */
  readonly ece: number;
  readonly at: {
    readonly threshold: number;
    readonly coverage: number;
    readonly accuracy: number;
  };
  /** The share that can be answered, by the share that is to be right. */
  readonly coverageAt: Readonly<Record<string, number>>;
  readonly trainSeconds: number;
  readonly latencyMs: { readonly p50: number };
}

/** A classifier with its figures, or why it has none. */
export type Compared = { readonly name: string } & (Figures | { readonly problem: string });

/** The classifiers below each other. */
export function peerTable(compared: readonly Compared[], threshold: number): string {
  const rows = [heads(threshold), ...compared.map((it) => ('problem' in it ? null : cells(it)))];
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row?.[at]?.length ?? 0)));
  const names = ['', ...compared.map(({ name }) => name)];
  const left = Math.max(...names.map(({ length }) => length));
  return rows
    .map((row, at) => {
      const it = compared[at - 1];
      const columns = row?.map((cell, column) => cell.padStart(widths[column]!)) ?? [];
      return [names[at]!.padEnd(left), ...(it && 'problem' in it ? [it.problem] : columns)];
    })
    .map((cells) => cells.join('  '))
    .join('\n');
}

function heads(threshold: number): string[] {
  return [
    'accuracy',
    'macro F1',
    'ECE',
    `answered at ${threshold}`,
    'of these right',
    'answered at 95 / 97 / 99 % right',
    'training',
    'a message',
  ];
}

function cells({ accuracy, macroF1, ece, at, coverageAt, trainSeconds, latencyMs }: Figures) {
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  const coverages = Object.entries(coverageAt)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, share]) => (share * 100).toFixed(1));
  return [
    percent(accuracy),
    percent(macroF1),
    percent(ece),
    percent(at.coverage),
    percent(at.accuracy),
    `${coverages.join(' / ')} %`,
    `${trainSeconds.toFixed(1)} s`,
    `${latencyMs.p50.toFixed(3)} ms`,
  ];
}
