/** 53 bits of a text: FNV-1a over its UTF-16 units in two chains. Two texts hardly ever share it. */
export function fingerprint(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x9e3779b1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 2 ** 21 + ((low ^ (low >>> 16)) >>> 11);
}
