import { SHEET, sections } from '../../shared/catalogue';
import { headDrawing } from '../../shared/headDrawing';
import type { Spot } from '../pictures';

const shapes = sections.filter(({ key, isZone }) => key !== 'park' && !isZone);
const head = headDrawing().outline;

/** A small picture of a map: the sheet's shapes with a square where each note lies. */
export function BoardPicture({ spots }: { readonly spots: readonly Spot[] }) {
  return (
    <svg
      className="board-picture"
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      aria-hidden="true"
    >
      <rect className="picture-paper" width={SHEET.width} height={SHEET.height} />
      {shapes.map(({ key, box: { x, y, w, h } }) => (
        <rect key={key} className="picture-section" x={x} y={y} width={w} height={h} rx="24" />
      ))}
      <path className="picture-head" d={head} />
      {spots.map(({ x, y, side, colour }) => (
        <rect
          key={`${x} ${y} ${colour}`}
          className="picture-note"
          data-colour={colour}
          x={x}
          y={y}
          width={side}
          height={side}
          rx="8"
        />
      ))}
    </svg>
  );
}
