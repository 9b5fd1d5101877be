import { isIPv6 } from 'node:net';

/**
 * What counts as one address: of IPv6 the first 64 bits, because a client has all the rest to
 * choose from. An IPv4 address that is written as IPv6 is the IPv4 address.
 */
export function clientNetwork(address: string): string {
  const [plain = ''] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined || !isIPv6(plain)) return mapped ?? address;
  const [head = '', tail = ''] = plain.split('::');
  const before = groups(head);
  const after = groups(tail);
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const all = [...before, ...zeros, ...after].slice(0, 4);
  return `${all.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

function groups(text: string): string[] {
  // The last 32 bits may be written as IPv4: two groups.
  return text === '' ? [] : text.replace(/[\d.]*\.[\d.]*$/, '0:0').split(':');
}
