/** The height over the width of what the frame shows. */
const RATIO = 9 / 16;

/** A frame as wide as a phone shows a list, which wants to be taller than wide. */
const NARROW = { width: 640, height: 560 } as const;

/** How high a frame of a width should be, so that nothing is empty and nothing cut off. */
export function heightFor(width: number, bar: number): number {
  return Math.ceil(bar + (width < NARROW.width ? NARROW.height : width * RATIO));
}

/**
 * Tells the page around the frame how high the frame should be: the one thing it is ever told.
 * A page that stays the picture is as high as that; else the picture is only there for a moment.
 */
export function tellHeights(root: HTMLElement): void {
  if (window.parent === window) return;
  let last = 0;
  const tell = () => {
    const height = root.hasAttribute('data-still') ? heightOf(root) : liveHeight(root);
    if (height === last || height === 0) return;
    last = height;
    window.parent.postMessage({ type: 'empathyboard:height', height }, '*');
  };
  new ResizeObserver(tell).observe(document.documentElement);
  new ResizeObserver(tell).observe(root);
  new MutationObserver(tell).observe(root, { attributes: true, childList: true });
}

function liveHeight(root: HTMLElement): number {
  const bars = [...root.querySelectorAll('.bar, .tools')];
  const high = bars.reduce((sum, bar) => sum + bar.clientHeight, 0);
  return heightFor(document.documentElement.clientWidth, high);
}

/** Where the last of what is inside ends: the page itself is never lower than its frame. */
function heightOf(root: HTMLElement): number {
  const ends = [...root.children].map((child) => child.getBoundingClientRect().bottom);
  return Math.ceil(Math.max(0, ...ends) + window.scrollY);
}
