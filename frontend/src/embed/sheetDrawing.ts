import catalogue from '@shared/catalogue.json';
import type { MapDocument } from '../document/mapDocument';
import type { SectionNotes } from '../document/sectionNotes';
import { element, placeAt, setAttributes, shape } from '../drawing/elements';
import { type Section, SHEET, sections, toBox } from '../shared/catalogue';
import { boxOf } from '../shared/geometry';
import { headDrawing } from '../shared/headDrawing';
import { type Facts, roleFacts, roleName, titleOf } from './facts';

/** How high the letters of the credit are, in sheet units. */
const CREDIT = 18;

/** Draws the paper, the head and the sections, and keeps names and counts true. */
export function drawSheet(map: MapDocument, notes: SectionNotes, facts: Facts): HTMLElement {
  const paper = element('div', { class: 'paper' });
  placeAt(paper, { x: 0, y: 0, w: SHEET.width, h: SHEET.height });
  const layer = element('div', { class: 'sheet-layer' }, paper, header(map, facts), head());
  layer.append(headTitle(facts), ...sections.map((one) => drawSection(one, notes, facts)));
  layer.append(credit(facts));
  return layer;
}

function header(map: MapDocument, facts: Facts): HTMLElement {
  const role = element('h2', { class: 'sheet-role', dir: 'auto' });
  const told = element('p', { class: 'sheet-facts' });
  const header = element('div', { class: 'sheet-header' }, role, told);
  placeAt(header, toBox(catalogue.header));
  const tell = () => {
    const now = map.role();
    role.textContent = roleName(now, facts);
    // Each fact keeps its own direction, whatever stands beside it.
    told.replaceChildren(
      ...roleFacts(now, facts).flatMap((fact, at) => [
        at > 0 ? ' · ' : '',
        element('bdi', {}, fact),
      ]),
    );
  };
  tell();
  map.subscribeRole(tell);
  return header;
}

function head(): SVGElement {
  const { outline, ear, brow, mouth, eye } = headDrawing();
  const line = (d: string) => shape('path', { class: 'head-line', d });
  return shape(
    'svg',
    {
      class: 'head',
      viewBox: `0 0 ${SHEET.width} ${SHEET.height}`,
      width: SHEET.width,
      height: SHEET.height,
      'aria-hidden': 'true',
    },
    shape('path', { class: 'head-skin', d: outline }),
    ...[outline, ear, brow, mouth].map(line),
    shape('circle', { class: 'head-eye', cx: eye[0], cy: eye[1], r: 9 }),
  );
}

function headTitle({ words }: Facts): HTMLElement {
  const title = element(
    'h3',
    { class: 'section-title head-title' },
    step(7),
    words('section.head'),
  );
  placeAt(title, toBox(catalogue.head.title));
  return title;
}

function step(number: number): HTMLElement {
  return element('span', { class: 'step', 'aria-hidden': 'true' }, String(number));
}

/** One section: a stop for the Tab key, whose notes belong to it wherever they stand in the page. */
function drawSection(section: Section, notes: SectionNotes, { words }: Facts): HTMLElement {
  const { key, step: number, isZone, box } = section;
  const title = element('h3', { class: 'section-title' });
  if (number && !isZone) title.append(step(number));
  const count = element('span', { class: 'section-count', 'aria-hidden': 'true' });
  title.append(words(`section.${key}`), count);
  const attributes = { class: 'section', role: 'group', tabindex: 0, 'data-section': key };
  const made = element('div', { ...attributes, 'data-zone': isZone });
  made.append(element('div', { class: 'section-head' }, title));
  placeAt(made, box);
  const tell = () => {
    const ids = notes.of(key);
    made.hidden = key === 'park' && ids.length === 0;
    count.textContent = ids.length > 0 ? String(ids.length) : '';
    setAttributes(made, {
      'aria-label': words('section.label', { title: titleOf(section, words), count: ids.length }),
      'aria-describedby': ids.length > 0 ? 'section-help' : null,
      'aria-owns': ids.map((id) => `note-${id}`).join(' ') || null,
    });
  };
  tell();
  notes.subscribe(tell);
  return made;
}

/** Whom the empathy map comes from. */
function credit({ words }: Facts): HTMLElement {
  const { x, y, w, h } = boxOf('do');
  const made = element('p', { class: 'sheet-credit' }, words('product.credit'));
  placeAt(made, { x, y: (y + h + SHEET.height - CREDIT) / 2, w, h: CREDIT });
  return made;
}
