import { departments } from '../../shared/catalogue';

const SHAPES: Readonly<Record<string, string>> = {
  circle: 'M6 1a5 5 0 1 1 0 10a5 5 0 0 1 0-10Z',
  square: 'M1.5 1.5h9v9h-9Z',
  triangle: 'M6 1L11.2 10.5H.8Z',
  diamond: 'M6 .4L11.6 6L6 11.6L.4 6Z',
};

/** A department's shape, which tells it apart without colour. */
export function Glyph({ department }: { readonly department: string }) {
  const found = departments.find(({ key }) => key === department);
  if (!found) return null;
  return (
    <svg className="glyph" viewBox="0 0 12 12" data-colour={found.colour} aria-hidden="true">
      <path d={SHAPES[found.glyph]} />
    </svg>
  );
}
