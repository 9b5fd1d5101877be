import { BlockList, isIP, isIPv4 } from 'node:net';

const MAPPED = /^::ffff:(?=[\d.]+$)/i;

/** Finds out whether an address is on a list of addresses and subnets; all are on an empty one. */
export function addressList(entries: readonly string[]): (address: string) => boolean {
  if (entries.length === 0) return () => true;
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const type = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (prefix === undefined) list.addAddress(address, type);
    else list.addSubnet(address, Number(prefix), type);
  }
  return (written) => {
    const address = plain(written);
    return isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
  };
}

/** What keeps text from being an address or a subnet in CIDR notation, or nothing. */
export function addressViolation(text: unknown): string | undefined {
  const [address = '', prefix, ...rest] = typeof text === 'string' ? text.split('/') : [];
  const version = address.includes('%') ? 0 : isIP(address);
  const bits = version === 4 ? 32 : 128;
  const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  if (version !== 0 && rest.length === 0 && fits) return undefined;
  return 'must be addresses or subnets such as 203.0.113.0/24 or 2001:db8::/32';
}

/** An IPv4 address that is written as IPv6 is the IPv4 address; a zone is none of the address. */
function plain(address: string): string {
  return (address.split('%')[0] ?? '').replace(MAPPED, '');
}
