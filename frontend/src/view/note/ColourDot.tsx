import type { ColourKey } from '../../shared/catalogue';

/** A sample of a note's colour. */
export function ColourDot({ colour }: { readonly colour: ColourKey }) {
  return <span className="colour-dot" data-colour={colour} aria-hidden="true" />;
}
