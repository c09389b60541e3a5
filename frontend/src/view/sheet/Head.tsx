import { SHEET } from '../../shared/catalogue';
import { headDrawing } from '../../shared/headDrawing';

const { outline, ear, brow, mouth, eye } = headDrawing();

/** The head in profile behind section 7: decoration in a layer of its own. */
export function Head() {
  return (
    <svg
      className="head"
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      width={SHEET.width}
      height={SHEET.height}
      aria-hidden="true"
    >
      <path className="head-skin" d={outline} />
      <path className="head-line" d={outline} />
      <path className="head-line" d={ear} />
      <path className="head-line" d={brow} />
      <path className="head-line" d={mouth} />
      <circle className="head-eye" cx={eye[0]} cy={eye[1]} r="9" />
    </svg>
  );
}
