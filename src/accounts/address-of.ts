import { isIP } from 'node:net';

/**
 * Where a request comes from, as the limiter counts it: an IPv4 address, or the /64 of an IPv6 one, which is what one
 * household or office gets. `hops` proxies of ours stand in front, each of which adds its peer at the right of
 * X-Forwarded-For; whatever stands further left is the client's own word and is not read. 0: the socket only.
 */
export function addressOf(socket: string | undefined, forwarded: string | undefined, hops: number): string {
  const named = hops > 0 ? (forwarded ?? '').split(',').at(-hops)?.trim() : undefined;
  return place(named && isIP(bare(named)) ? bare(named) : bare(socket ?? ''));
}

/** Without a port and brackets, and an IPv4 address that came in over IPv6 as IPv4. */
function bare(address: string): string {
  const inside = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return inside.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

function place(address: string): string {
  if (isIP(address) !== 6) return address || 'unknown';
  const [head = '', tail] = address.toLowerCase().split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - groups(first) - groups(last);
  const all = [...first, ...Array.from({ length: gap }, () => '0'), ...last];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** A dotted end (64:ff9b::192.0.2.1) stands for two groups. */
const groups = (parts: readonly string[]): number => parts.length + (parts.at(-1)?.includes('.') ? 1 : 0);
