import type { Typist } from '../../editor/activity';
import { useText } from '../text';

/** Who else types in a note, above its edge. */
export function TypistFlag({ typist }: { readonly typist: Typist }) {
  const text = useText();
  const name = typist.name || text('presence.guest');
  return (
    <span className="typist-flag" role="img" aria-label={text('note.editing', { name })}>
      {name}
    </span>
  );
}
