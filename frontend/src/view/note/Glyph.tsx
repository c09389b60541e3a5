import { GLYPHS } from '../../shared/glyphs';
import { useDepartment } from '../departments';

/** A department's shape, which tells it apart without colour. */
export function Glyph({ department }: { readonly department: string }) {
  const found = useDepartment(department);
  if (!found) return null;
  return (
    <svg className="glyph" viewBox="0 0 12 12" data-colour={found.colour} aria-hidden="true">
      <path d={GLYPHS[found.glyph]} />
    </svg>
  );
}
