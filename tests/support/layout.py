"""What a page's boxes tell: what overlaps, what lies outside its region, what is cut."""

from typing import Any

# Runs in the page, because a box is true only at one moment.
_FAULTS = """
() => {
  const faults = [];
  const seen = (selector, within = document) =>
    [...within.querySelectorAll(selector)].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 0 && height > 0 && getComputedStyle(one).visibility === 'visible';
    });
  const boxOf = (one) => one.getBoundingClientRect();
  const over = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const name = (one) => one.className || one.tagName;
  const apart = (elements, why) => elements.forEach((a, at) => elements.slice(at + 1).forEach(
    (b) => over(boxOf(a), boxOf(b)) && faults.push(`${why}: ${name(a)} over ${name(b)}`)));
  const inside = (part, whole, why) => {
    const [a, b] = [boxOf(part), boxOf(whole)];
    const out = Math.max(b.left - a.left, a.right - b.right, b.top - a.top, a.bottom - b.bottom);
    if (out > 1.5) faults.push(`${why}: ${name(part)} is ${Math.round(out)} px outside`);
  };

  apart(seen('.top-bar, .tool-rail, .zoom-bar, .guide, .sheet-header'), 'bars');
  seen('.top-bar, .tool-rail, .zoom-bar, .guide')
    .forEach((bar) => inside(bar, document.body, 'bar'));
  const [header] = seen('.sheet-header');
  if (header) {
    apart([...header.children], 'header');
    [...header.children].forEach((part) => inside(part, header, 'header'));
  }
  apart(seen('.section:not([data-zone]), .sheet-header'), 'sheet');
  for (const section of seen('.section')) {
    const [title] = seen('.section-title', section);
    const [add] = seen('.section-add', section);
    if (title) inside(title, section, section.dataset.section);
    const words = document.createRange();
    if (title) words.selectNodeContents(title);
    if (title && add && over(boxOf(words), boxOf(add)))
      faults.push(`${section.dataset.section}: the title runs under its plus`);
    for (const id of (section.getAttribute('aria-owns') ?? '').split(' ').filter(Boolean)) {
      const note = document.getElementById(id);
      if (!note) continue;
      const [a, b] = [boxOf(note), boxOf(section)];
      const [x, y] = [(a.left + a.right) / 2, (a.top + a.bottom) / 2];
      const far = x < b.left || x > b.right || y < b.top || y > b.bottom;
      if (far) faults.push(`${section.dataset.section}: ${id} hangs outside`);
    }
  }
  for (const one of seen('.guide button, .guide h2, .guide p, .legend li, .zoom-bar button')) {
    if (one.scrollWidth > one.clientWidth + 1) faults.push(`cut: ${name(one)} ${one.textContent}`);
  }
  for (const note of seen('.note')) {
    const [body] = seen('.note-body', note);
    if (body && !body.dataset.clipped) inside(body, note, 'note text');
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
  return faults;
}
"""


async def layout_faults(page: Any) -> list[str]:
    """Return what is wrong with the boxes of a board's page; empty when nothing is."""
    faults: list[str] = await page.evaluate(_FAULTS)
    return faults
