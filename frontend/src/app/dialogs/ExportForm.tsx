import { useId, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { exportFormats, papers } from '../../api/exports';
import { sections } from '../../shared/catalogue';
import { BusyButton } from '../../view/BusyButton';
import { languages, language as ownLanguage, type Text, useText } from '../../view/text';
import type { Room } from '../board/roomPort';
import { type ExportScope, scopesOf, type WholeScope, wishOf } from './exportWish';
import { useExport } from './useExport';

interface ExportFormProps {
  readonly room: Room;
  readonly onClose: () => void;
}

/** What to export and how; then how far it is, and what did not work. */
export function ExportForm({ room, onClose }: ExportFormProps) {
  const text = useText();
  const [format, setFormat] = useState<string>('pdf');
  const { state, start, stop } = useExport();
  const isBusy = state.kind === 'busy';
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wish = wishOf(room, new FormData(event.currentTarget));
    if (wish) void start(wish);
  };
  const leave = () => {
    stop();
    onClose();
  };
  return (
    <Form className="form export-form" onSubmit={submit}>
      <Choice
        name="format"
        all={exportFormats}
        label={text('export.format')}
        nameOf={(one) => text(`exportFormat.${one}`)}
        onChange={setFormat}
      />
      <Choice
        name="scope"
        all={scopesOf(room)}
        label={text('export.scope')}
        nameOf={(one) => nameOfScope(one, text)}
      />
      <Choice
        name="language"
        all={languages}
        first={ownLanguage()}
        label={text('language.label')}
        nameOf={(one) => text(`language.${one}`)}
      />
      {(format === 'pdf' || format === 'zip') && (
        <Choice
          name="paper"
          all={papers}
          label={text('export.paper')}
          nameOf={(one) => text(`exportPaper.${one}`)}
        />
      )}
      <label className="check">
        <input type="checkbox" name="hide_names" />
        {text('export.hideNames')}
      </label>
      <p className="export-state" role="status" data-kind={state.kind}>
        {state.words}
      </p>
      <div className="buttons">
        <BusyButton type="submit" className="primary" isBusy={isBusy}>
          {text(isBusy ? 'export.making' : 'export.make')}
        </BusyButton>
        <Button className="secondary" onPress={leave}>
          {text(state.kind === 'done' ? 'export.close' : 'export.cancel')}
        </Button>
      </div>
    </Form>
  );
}

interface ChoiceProps<K extends string> {
  readonly name: string;
  readonly label: string;
  readonly all: readonly K[];
  readonly first?: K;
  readonly nameOf: (one: K) => string;
  readonly onChange?: (one: string) => void;
}

function Choice<K extends string>({ name, label, all, first, nameOf, onChange }: ChoiceProps<K>) {
  const id = useId();
  return (
    <div className="export-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        defaultValue={first ?? all[0]}
        onChange={({ target }) => onChange?.(target.value)}
      >
        {all.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </div>
  );
}

function nameOfScope(scope: ExportScope, text: Text): string {
  const section = sections.find(({ key }) => scope === `section:${key}`);
  if (section) return text(`section.${section.key}`);
  return text(`exportScope.${scope as WholeScope}`);
}
