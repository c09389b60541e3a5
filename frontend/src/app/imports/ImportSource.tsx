import { useState } from 'react';
import { Button, FileTrigger, Form, Label, TextArea, TextField } from 'react-aria-components';
import { useText } from '../../view/text';
import { notify } from '../toasts';
import { isTooLarge, mostMegabytes, type Source, sourceOf } from './source';

interface ImportSourceProps {
  readonly onSource: (source: Source) => void;
  readonly onCancel: () => void;
}

/** Asks for a file, or for text. */
export function ImportSource({ onSource, onCancel }: ImportSourceProps) {
  const text = useText();
  const [pasted, setPasted] = useState('');
  const take = async (name: string, data: Blob) => {
    if (isTooLarge(data)) notify({ words: text('import.tooLarge', { size: mostMegabytes }) });
    else onSource(await sourceOf(name, data));
  };
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pasted.trim()) void take(text('import.title'), new Blob([pasted]));
  };
  return (
    <Form className="form" onSubmit={submit}>
      <p>{text('import.intro')}</p>
      <ChooseFile onFile={(file) => void take(file.name, file)} label={text('import.choose')} />
      <TextField value={pasted} onChange={setPasted}>
        <Label>{text('import.paste')}</Label>
        <TextArea className="import-paste" rows={5} />
      </TextField>
      <div className="buttons">
        <Button type="submit" className="primary" isDisabled={!pasted.trim()}>
          {text('import.next')}
        </Button>
        <Button className="secondary" onPress={onCancel}>
          {text('import.cancel')}
        </Button>
      </div>
    </Form>
  );
}

interface ChooseFileProps {
  readonly label: string;
  readonly onFile: (file: File) => void;
}

/** A button that opens the device's own choice of a file. */
export function ChooseFile({ label, onFile }: ChooseFileProps) {
  const choose = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <FileTrigger onSelect={choose}>
      <Button className="secondary">{label}</Button>
    </FileTrigger>
  );
}
