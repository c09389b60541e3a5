import { boxStyle } from '../sheet/boxStyle';
import { useScreen } from '../useEditor';

/** The frame that one draws around notes. */
export function Marquee() {
  const box = useScreen(({ marquee }) => marquee);
  return box && <div className="marquee" style={boxStyle(box)} />;
}
