/** How a wiki puts pages of others into its own. */
export type Way = 'frame' | 'sandbox' | 'sandboxedPage' | 'picture';

/** All ways, the most usual first. */
export const ways: readonly Way[] = ['frame', 'sandbox', 'sandboxedPage', 'picture'];

/** What is to be said about an embed in a wiki. */
export type Verdict =
  | 'fine'
  | 'picture'
  | 'refused'
  | 'opaque'
  | 'mixed'
  | 'noEmbed'
  | 'foreign'
  | 'gone'
  | 'noWiki';

const PAGE = /^\/embed\/[\w-]+\/?$/;

/** The path of an embed on this server, or why an address is none. */
export function embedPath(
  typed: string,
  own: readonly string[],
): { readonly path: string; readonly isSecure: boolean } | 'noEmbed' | 'foreign' {
  const address = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null;
  if (!address || !PAGE.test(address.pathname)) return 'noEmbed';
  if (!own.includes(address.origin)) return 'foreign';
  return { path: address.pathname.replace(/\/$/, ''), isSecure: address.protocol === 'https:' };
}

/** The origin of a wiki's page; null when what was typed is no address of one. */
export function wikiOrigin(typed: string): string | null {
  const whole = /^[a-z]+:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, origin, hostname } = new URL(whole);
  return /^https?:$/.test(protocol) && hostname !== '' ? origin : null;
}

/** The origins that may frame a page by its policy; null when any may. */
export function framersIn(policy: string): readonly string[] | null {
  const directives = policy.split(';').map((one) => one.trim().split(/\s+/));
  const found = directives.find(([name]) => name?.toLowerCase() === 'frame-ancestors');
  return found ? found.slice(1) : null;
}

/** Whether a wiki's page will show an embed that is sent with a policy. */
export function judge(policy: string, isSecure: boolean, wiki: string, way: Way): Verdict {
  if (way === 'picture') return 'picture';
  // A browser loads no unencrypted frame into an encrypted page, whatever we allow.
  if (wiki.startsWith('https:') && !isSecure) return 'mixed';
  const framers = framersIn(policy);
  if (framers === null) return 'fine';
  // A page in a sandbox has no origin, which no list can hold.
  if (way === 'sandboxedPage') return 'opaque';
  return framers.includes(wiki) ? 'fine' : 'refused';
}
