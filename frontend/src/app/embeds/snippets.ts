/** What every snippet is made of. */
export interface Shown {
  /** The absolute address of an embed's page. */
  readonly address: string;
  readonly title: string;
}

/** What the frame needs, and nothing more: its script, and a new tab for "Open board". */
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';

/** How high a frame is in which a board is read with ease, in pixels. */
const HEIGHT = 620;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}

/** The live frame as HTML. */
export function iframeOf({ address, title }: Shown): string {
  const attributes = [
    `src="${escapeHtml(address)}"`,
    `title="${escapeHtml(title)}"`,
    `width="100%" height="${HEIGHT}"`,
    `sandbox="${SANDBOX}"`,
    'referrerpolicy="no-referrer" loading="lazy" style="border:0"',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

/** The address at which a wiki asks for what to show (oEmbed). */
export function oembedOf({ address }: Shown): string {
  return `${new URL(address).origin}/api/oembed?url=${encodeURIComponent(address)}`;
}

/** The picture that refreshes itself. */
export function pictureOf({ address }: Shown): string {
  return `${address}.png`;
}

/** The picture in Markdown, with the board behind it. */
export function markdownOf(shown: Shown): string {
  const title = shown.title.replace(/[[\]\\<>]/g, (letter) => `\\${letter}`);
  return `[![${title}](${pictureOf(shown)})](${shown.address})`;
}

/** The picture in MediaWiki's text: an address that ends in .png is shown as the picture. */
export function mediawikiOf(shown: Shown): string {
  return `[${shown.address} ${pictureOf(shown)}]`;
}

/** The picture in Confluence's storage format, with the board behind it. */
export function confluenceOf(shown: Shown): string {
  const picture = `<ri:url ri:value="${escapeHtml(pictureOf(shown))}" />`;
  const image = `<ac:image ac:alt="${escapeHtml(shown.title)}">${picture}</ac:image>`;
  return `<p><a href="${escapeHtml(shown.address)}">${image}</a></p>`;
}

/** The picture in HTML, with the board behind it, for wikis that take frames out. */
export function pictureHtmlOf(shown: Shown): string {
  const image = `<img src="${escapeHtml(pictureOf(shown))}" alt="${escapeHtml(shown.title)}" width="100%">`;
  return `<a href="${escapeHtml(shown.address)}">${image}</a>`;
}

/** The frame in XWiki's text. */
export function xwikiOf(shown: Shown): string {
  return `{{html clean="false"}}\n${iframeOf(shown)}\n{{/html}}`;
}
