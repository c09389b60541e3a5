import { SHEET } from '../../shared/catalogue';
import { boxOf } from '../../shared/geometry';
import { useText } from '../text';
import { boxStyle } from './boxStyle';

/** How high its letters are, in sheet units. */
const HEIGHT = 18;

const { x, y, w, h } = boxOf('do');
const BOX = { x, y: (y + h + SHEET.height - HEIGHT) / 2, w, h: HEIGHT };

/** Whom the empathy map comes from, at the foot of the sheet and of every print of it. */
export function SheetCredit() {
  const text = useText();
  return (
    <p className="sheet-credit" style={boxStyle(BOX)}>
      {text('product.credit')}
    </p>
  );
}
