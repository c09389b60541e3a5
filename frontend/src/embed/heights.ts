/** The height over the width of what the frame shows. */
const RATIO = 9 / 16;

/** A frame as wide as a phone shows a list, which wants to be taller than wide. */
const NARROW = { width: 640, height: 560 } as const;

/** How high a frame of a width should be, so that nothing is empty and nothing cut off. */
export function heightFor(width: number, bar: number): number {
  return Math.ceil(bar + (width < NARROW.width ? NARROW.height : width * RATIO));
}

/** Tells the page around the frame how high the frame should be: the one thing it is ever told. */
export function tellHeights(bar: () => number): void {
  if (window.parent === window) return;
  let last = 0;
  const tell = () => {
    const height = heightFor(document.documentElement.clientWidth, bar());
    if (height === last) return;
    last = height;
    window.parent.postMessage({ type: 'empathyboard:height', height }, '*');
  };
  new ResizeObserver(tell).observe(document.documentElement);
}
