import type { KernelMemory } from '../../../../platform/kernels/index.js';
import type { QuantizedRows } from '../network/dense-layer.js';

const FLOAT_BYTES = 4;
const SHORT_BYTES = 2;

/** Where the rows of a pass are while they go through the layers. */
export interface Scratch {
  /** What the layers change. */
  readonly state: number;
  readonly queryKeyValue: number;
  readonly attended: number;
  readonly hidden: number;
  /** The mean of a text. */
  readonly pooled: number;
  readonly scores: number;
  /** Room for the keys and values of one head, and for what is read beyond them. */
  readonly packed: number;
  readonly quantized: QuantizedRows;
}

/** Reserves room for so many rows; `width` and `widest` are the widths of the model. */
export function reserveScratch(
  memory: KernelMemory,
  rows: number,
  { width, widest }: { readonly width: number; readonly widest: number },
): Scratch {
  const reserve = (size: number) => memory.reserve(rows * size * FLOAT_BYTES);
  return {
    state: reserve(width),
    queryKeyValue: reserve(3 * width),
    attended: reserve(width),
    hidden: reserve(widest),
    pooled: memory.reserve(width * FLOAT_BYTES),
    scores: reserve(1),
    packed: reserve(width),
    quantized: { values: memory.reserve(rows * widest * SHORT_BYTES), scales: reserve(1) },
  };
}
