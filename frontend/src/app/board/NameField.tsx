import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { limits } from '../../shared/limits';
import { useText } from '../../view/text';

/** Asks for one's name, which nobody may leave out. */
export function NameField({ name }: { readonly name: string }) {
  const text = useText();
  return (
    <TextField
      name="name"
      isRequired
      defaultValue={name}
      maxLength={limits.nameLength}
      autoComplete="name"
    >
      <Label>{text('join.name')}</Label>
      <Input />
      <FieldError>{text('join.needsName')}</FieldError>
    </TextField>
  );
}
