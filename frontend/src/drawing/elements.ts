type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** Makes an element; attributes that are null or false are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  made.append(...inside);
  return made;
}

/** Makes an element of a drawing. */
export function shape<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes,
  ...inside: readonly Node[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  setAttributes(made, attributes);
  made.append(...inside);
  return made;
}

/** Writes attributes; null and false take one out. */
export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Puts an element at a box of the sheet; style attributes would not pass the page's policy. */
export function placeAt(
  target: HTMLElement,
  {
    x,
    y,
    w,
    h,
  }: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
): void {
  target.style.left = `${x}px`;
  target.style.top = `${y}px`;
  target.style.width = `${w}px`;
  target.style.height = `${h}px`;
}
