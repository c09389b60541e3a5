import type { Reach } from '../../api/types';

/** Names under which a computer knows only itself. */
const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The address to give to others: this page's, or the network's when the page is open locally. */
export function addressFor(
  path: string,
  { origin, hostname }: Pick<Location, 'origin' | 'hostname'>,
  reach: Reach | null,
): string {
  const network = LOCAL.test(hostname) ? reach?.addresses[0] : undefined;
  return `${(network ?? origin).replace(/\/$/, '')}${path}`;
}

/** What one should know before giving an address away. */
export type ShareHint = 'local' | 'plain' | null;

/** Whether an address helps others, and whether what goes over it is encrypted. */
export function hintFor(address: string): ShareHint {
  const { hostname, protocol } = new URL(address);
  if (LOCAL.test(hostname)) return 'local';
  return protocol === 'http:' ? 'plain' : null;
}

/** Whether what goes over this page's connection can be read on its way. */
export function isPlainAddress({ hostname, protocol }: Pick<Location, 'hostname' | 'protocol'>) {
  return protocol === 'http:' && !LOCAL.test(hostname);
}
