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


# Words and controls of whatever is on top: a dialog, a menu, a whole page.
_SURFACE_FAULTS = """
(selector) => {
  const faults = [];
  const surface = [...document.querySelectorAll(selector)].at(-1);
  if (!surface) return [`nothing is ${selector}`];
  // What only a screen reader meets lies in a box of one pixel.
  const isTiny = (one) => one !== surface && (one.offsetWidth === 1 || isTiny(one.parentElement));
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && one.getBoundingClientRect().width > 0 && !isTiny(one);
  const all = [...surface.querySelectorAll('*')].filter(shown);
  const said = (one) => (one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 40);
  const clips = (one) => getComputedStyle(one).overflowX !== 'visible';
  const whole = surface.getBoundingClientRect();

  if (whole.left < -1 || whole.right > innerWidth + 1) faults.push('it leaves the page');
  if (surface !== document.body && (whole.top < -1 || whole.bottom > innerHeight + 1))
    faults.push('it is taller than the page');
  for (const one of [surface, ...all]) {
    const scrolls = clips(one) && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
    if (scrolls && !one.matches('input, textarea')) faults.push(`cut: ${said(one)}`);
  }

  const controls = all.filter((one) => one.matches(
    'button, input:not([type=hidden]), select, textarea, summary, a[href], [role^=menuitem]'));
  const isHiddenInput = (one) => one.matches('input') && getComputedStyle(one).opacity === '0';
  const real = controls.filter((one) => !isHiddenInput(one));
  const boxes = real.map((one) => [one, one.getBoundingClientRect()]);
  for (const [one, box] of boxes) {
    if (box.left < whole.left - 1 || box.right > whole.right + 1)
      faults.push(`sticks out: ${said(one)}`);
    const isInline = one.matches('a') && getComputedStyle(one).display === 'inline';
    const isInLabel = one.matches('label *');
    if (!isInline && !isInLabel && Math.min(box.width, box.height) < 23.9)
      faults.push(`smaller than 24 px: ${said(one)}`);
  }
  boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
    const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    if (over && !one.contains(other) && !other.contains(one))
      faults.push(`overlap: ${said(one)} / ${said(other)}`);
  }));

  const pen = document.createElement('canvas').getContext('2d');
  for (const one of real.filter((each) => each.matches('select'))) {
    const { font, paddingLeft, paddingRight, fontSize } = getComputedStyle(one);
    pen.font = font;
    const room = one.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const words = one.selectedOptions[0]?.textContent ?? '';
    if (pen.measureText(words).width + parseFloat(fontSize) > room) faults.push(`cut: ${words}`);
  }
  for (const box of all.filter((each) => each.matches('input[type=checkbox]'))) {
    const label = box.closest('label');
    const second = label && !isHiddenInput(box) && !box.closest('.visually-hidden') &&
      getComputedStyle(label, '::before').content !== 'none';
    if (second) faults.push(`two boxes to tick: ${said(label)}`);
  }
  return faults;
}
"""


async def surface_faults(page: Any, selector: str = "body") -> list[str]:
    """Return what is cut, overlaps, sticks out or is too small in the last of what is named."""
    faults: list[str] = await page.evaluate(_SURFACE_FAULTS, selector)
    return faults
