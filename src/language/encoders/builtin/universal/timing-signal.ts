/** What is added to the piece at each position: sines, then cosines, of different frequencies. */
export function timingSignal(positions: number, frequencies: Float32Array): Float32Array {
  const half = frequencies.length;
  const signal = new Float32Array(positions * 2 * half);
  for (let position = 0; position < positions; position++) {
    const row = position * 2 * half;
    for (let i = 0; i < half; i++) {
      const angle = Math.fround(position * frequencies[i]!);
      signal[row + i] = Math.sin(angle);
      signal[row + half + i] = Math.cos(angle);
    }
  }
  return signal;
}
