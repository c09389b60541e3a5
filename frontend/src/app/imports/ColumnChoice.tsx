import { useId } from 'react';
import type { TableColumns, TablePreview } from '../../api/types';
import { sections } from '../../shared/catalogue';
import { type Text, useText } from '../../view/text';

const FIELDS = ['text', 'section', 'role', 'department', 'speaker', 'channel', 'tags'] as const;

interface ColumnChoiceProps {
  readonly preview: TablePreview;
  readonly onChoose: (change: Partial<TableColumns>) => void;
}

/** Which column holds what, beside what the server guessed. */
export function ColumnChoice({ preview, onChoose }: ColumnChoiceProps) {
  const text = useText();
  const { columns } = preview;
  return (
    <fieldset className="import-columns">
      <legend>{text('import.columns')}</legend>
      <label className="import-check">
        <input
          type="checkbox"
          checked={columns.heading ?? false}
          onChange={({ target }) => onChoose({ heading: target.checked })}
        />
        {text('import.heading')}
      </label>
      {FIELDS.map((field) => (
        <Choice
          key={field}
          label={text(`import.field.${field}`)}
          value={String(columns[field] ?? '')}
          options={optionsFor(preview, text, field !== 'text')}
          onChoose={(value) => onChoose({ [field]: value === '' ? null : Number(value) })}
        />
      ))}
      <Choice
        label={text('import.into')}
        value={columns.into}
        options={sections.map(({ key }) => [key, text(`section.${key}`)])}
        onChoose={(into) => onChoose({ into: into as TableColumns['into'] })}
      />
    </fieldset>
  );
}

type Option = readonly [value: string, name: string];

function optionsFor(preview: TablePreview, text: Text, mayBeNone: boolean): Option[] {
  const { first_rows: rows, columns } = preview;
  const width = Math.max(...rows.map((row) => row.length));
  const named = Array.from({ length: width }, (_, at): Option => {
    const sample = rows[0]?.[at]?.trim().slice(0, 40) ?? '';
    const number = at + 1;
    if (!sample) return [String(at), text('import.column', { number })];
    return [String(at), columns.heading ? sample : text('import.columnSample', { number, sample })];
  });
  return mayBeNone ? [['', text('import.none')], ...named] : named;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="import-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
