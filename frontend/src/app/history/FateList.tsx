import type { NoteFate, RoleFate } from '../../api/types';
import { useText } from '../../view/text';
import { noteOf } from './stills';

/** What differs, as a list for each role. */
export function FateList({ roles }: { readonly roles: readonly RoleFate[] }) {
  const text = useText();
  return roles.map((role) => (
    <section key={role.key} className="history-fates">
      <h3 dir="auto">{role.title || text('role.untitled')}</h3>
      {role.change === 'added' && <p>{text('history.roleAdded')}</p>}
      {role.change === 'removed' && <p>{text('history.roleRemoved')}</p>}
      <ul>
        {role.notes.map((fate) => (
          <Fate key={(fate.after ?? fate.before)?.note.id} fate={fate} />
        ))}
      </ul>
    </section>
  ));
}

function Fate({ fate }: { readonly fate: NoteFate }) {
  const text = useText();
  const changes = fate.changes.map((change) => text(`history.change.${change}`));
  return (
    <li data-change={fate.changes[0]}>
      <strong>{changes.join(', ')}</strong>
      <Words fate={fate} />
      <Places fate={fate} />
      <Evidence fate={fate} />
    </li>
  );
}

function Words({ fate: { before, after, changes } }: { readonly fate: NoteFate }) {
  const text = useText();
  const isOther = changes.includes('reworded') || !after;
  return (
    <>
      {before && isOther && <del dir="auto">{before.note.text || text('note.empty')}</del>}
      {after && <span dir="auto">{after.note.text || text('note.empty')}</span>}
    </>
  );
}

function Places({ fate: { before, after } }: { readonly fate: NoteFate }) {
  const text = useText();
  const sides = [before, after].flatMap((side) => (side ? [noteOf(side.note).section] : []));
  const names = [...new Set(sides)].map((section) => text(`section.${section}`));
  return <span className="quiet">{names.join(' → ')}</span>;
}

function Evidence({ fate: { before, after } }: { readonly fate: NoteFate }) {
  const text = useText();
  if (!before || !after || before.evidence === after.evidence) return null;
  const [was, is] = [before, after].map((side) => text(`history.evidence.${side.evidence}`));
  return (
    <span className="quiet">
      {was} → {is}
    </span>
  );
}
