import type { TablePreview } from '../../api/types';
import type { SectionKey } from '../../shared/catalogue';
import { useText } from '../../view/text';

interface PreviewListProps {
  readonly preview: TablePreview;
}

/** What a table comes to: how much, the first notes, and what is skipped and why. */
export function PreviewList({ preview }: PreviewListProps) {
  const text = useText();
  const { new_roles: roles, unknown_sections: unknown, columns } = preview;
  const titleOf = (section: string) => text(`section.${section as SectionKey}`);
  return (
    <section className="import-preview" aria-label={text('import.preview')}>
      <p role="status">{text('import.count', { count: preview.notes })}</p>
      {roles.length > 0 && (
        <p>{text('import.newRoles', { count: roles.length, names: roles.join(', ') })}</p>
      )}
      {unknown.length > 0 && (
        <p>
          {text('import.unknown', { names: unknown.join(', '), section: titleOf(columns.into) })}
        </p>
      )}
      <ul>
        {preview.shown.map(({ row, role, section, text: words }) => (
          <li key={row}>
            {text(role ? 'import.rowRole' : 'import.row', {
              section: titleOf(section),
              role,
              text: words,
            })}
          </li>
        ))}
      </ul>
      <Skipped preview={preview} />
    </section>
  );
}

function Skipped({ preview }: PreviewListProps) {
  const text = useText();
  if (preview.skipped === 0) return null;
  return (
    <details>
      <summary>{text('import.skipped', { count: preview.skipped })}</summary>
      <ul>
        {preview.skipped_shown.map(({ row, reason, text: words }) => (
          <li key={row}>{text(`import.reason.${reason}`, { row, text: words })}</li>
        ))}
      </ul>
    </details>
  );
}
