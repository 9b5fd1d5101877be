import type { KernelMemory } from '../../../../platform/kernels/index.js';
import type { QuantizedRows } from '../network/dense-layer.js';

const FLOAT_BYTES = 4;
const SHORT_BYTES = 2;

/** Where the rows of a round are while they go through the layers. */
export interface Scratch {
  /** What the pieces of a text are, and where each stands. */
  readonly input: number;
  /** What the layers add to. */
  readonly state: number;
  readonly normalized: number;
  readonly queryKeyValue: number;
  readonly attended: number;
  readonly hidden: number;
  /** One row for each text. */
  readonly pooledState: number;
  readonly pooledHidden: number;
  readonly output: number;
  readonly scores: number;
  readonly quantized: QuantizedRows;
}

/** Reserves room for so many rows; `narrow`, `wide` and `widest` are the widths of the model. */
export function reserveScratch(
  memory: KernelMemory,
  rows: number,
  { narrow, wide, widest }: { narrow: number; wide: number; widest: number },
): Scratch {
  const reserve = (width: number) => memory.reserve(rows * width * FLOAT_BYTES);
  return {
    input: reserve(narrow),
    state: reserve(wide),
    normalized: reserve(wide),
    queryKeyValue: reserve(3 * wide),
    attended: reserve(wide),
    hidden: reserve(widest),
    pooledState: reserve(wide),
    pooledHidden: reserve(widest),
    output: reserve(wide),
    scores: reserve(1),
    quantized: { values: memory.reserve(rows * widest * SHORT_BYTES), scales: reserve(1) },
  };
}
