import data from '@shared/catalogue.json';
import { SHEET } from './catalogue';
import { crownPoints } from './geometry';

/** The lines of the head in profile, as the `d` of SVG paths in sheet units. */
export interface HeadDrawing {
  /** Skull, face, jaw and neck; open below, where the neck goes behind section 5. */
  readonly outline: string;
  readonly ear: string;
  readonly brow: string;
  readonly mouth: string;
  /** The middle of the pupil. */
  readonly eye: readonly [number, number];
}

type Curve = readonly [number, number, number, number, number, number];

const [NOSE_X = 0, NOSE_Y = 0] = data.head.nose;
const [MOUTH_X = 0, MOUTH_Y = 0] = data.head.mouth;
const [EAR_X = 0, EAR_Y = 0] = data.head.ear;
const [EYE_X = 0, EYE_Y = 0] = data.head.eye;
const [[NAPE_X = 0, NAPE_Y = 0] = [], [THROAT_X = 0, THROAT_Y = 0] = []] = data.head.neck;

/** From the brow down to the throat: two handles and an end each, in fractions of the sheet. */
const FACE: readonly Curve[] = [
  [0.7165, 0.404, 0.7135, 0.418, 0.7125, 0.432],
  [0.7115, 0.445, NOSE_X - 0.001, NOSE_Y - 0.023, NOSE_X, NOSE_Y - 0.002],
  [NOSE_X + 0.0005, NOSE_Y + 0.013, 0.722, 0.5175, 0.7125, 0.5195],
  [0.7095, 0.531, 0.712, 0.538, 0.7155, 0.545],
  [0.7185, 0.553, 0.715, 0.562, MOUTH_X + 0.016, MOUTH_Y - 0.002],
  [0.7145, 0.572, 0.7175, 0.582, 0.7125, 0.592],
  [0.7065, 0.602, 0.7075, 0.613, 0.711, 0.628],
  [0.7155, 0.65, 0.709, 0.672, 0.698, 0.692],
  [0.684, 0.718, 0.666, 0.748, 0.636, 0.765],
  [0.6, 0.783, THROAT_X + 0.012, 0.772, THROAT_X, THROAT_Y],
];

const NAPE: Curve = [NAPE_X - 0.004, NAPE_Y - 0.001, NAPE_X - 0.018, NAPE_Y - 0.005, 0.405, 0.7823];

/** Our own head in profile, facing right, on the catalogue's superellipse and marks. */
export function headDrawing(): HeadDrawing {
  const crown = crownPoints(NAPE[4], 0.39).map((point) => `L${at(point)}`);
  const start = `M${at([NAPE_X, THROAT_Y])}`;
  return {
    outline: [start, curve(NAPE), ...crown, ...FACE.map(curve)].join(''),
    ear: `M${at([EAR_X + 0.002, EAR_Y + 0.027])}${EAR.map(curve).join('')}`,
    brow: `M${at([EYE_X - 0.012, EYE_Y - 0.03])}${curve(BROW)}`,
    mouth: `M${at([MOUTH_X + 0.016, MOUTH_Y - 0.002])}${curve(LIPS)}`,
    eye: [EYE_X * SHEET.width, EYE_Y * SHEET.height],
  };
}

const EAR: readonly Curve[] = [
  [EAR_X - 0.009, EAR_Y + 0.048, EAR_X - 0.018, EAR_Y + 0.003, EAR_X - 0.014, EAR_Y - 0.018],
  [EAR_X - 0.01, EAR_Y - 0.044, EAR_X + 0.009, EAR_Y - 0.036, EAR_X + 0.0085, EAR_Y - 0.012],
  [EAR_X + 0.008, EAR_Y + 0.006, EAR_X - 0.001, EAR_Y + 0.006, EAR_X - 0.003, EAR_Y + 0.012],
];

const RISE = [EYE_X - 0.006, EYE_Y - 0.038, EYE_X + 0.003, EYE_Y - 0.036] as const;
const BROW: Curve = [...RISE, EYE_X + 0.008, EYE_Y - 0.029];

const CALM = [MOUTH_X + 0.01, MOUTH_Y + 0.002, MOUTH_X + 0.005, MOUTH_Y + 0.001] as const;
const LIPS: Curve = [...CALM, MOUTH_X, MOUTH_Y - 0.004];

function curve([a, b, c, d, x, y]: Curve): string {
  return `C${at([a, b])} ${at([c, d])} ${at([x, y])}`;
}

function at([x, y]: readonly [number, number]): string {
  return `${(x * SHEET.width).toFixed(1)} ${(y * SHEET.height).toFixed(1)}`;
}
