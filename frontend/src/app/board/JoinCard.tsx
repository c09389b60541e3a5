import {
  Button,
  FieldError,
  Form,
  Input,
  Label,
  Radio,
  RadioGroup,
  TextField,
} from 'react-aria-components';
import { limits } from '../../shared/limits';
import { useDepartments } from '../../view/departments';
import { Glyph } from '../../view/note/Glyph';
import { useText } from '../../view/text';
import { introduce, person } from '../person';
import { useStore } from '../useStore';
import { ColourChoice } from './ColourChoice';
import { closeJoinCard, joinCard } from './joinCardStore';
import type { BoardRoom } from './room';

/** Asks who one is, beside the sheet: reading goes on meanwhile. */
export function JoinCard({ room }: { readonly room: BoardRoom }) {
  const isOpen = useStore(joinCard, (state) => state.isOpen);
  return isOpen ? <OpenCard room={room} /> : null;
}

function OpenCard({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const me = person.getState();
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const given = (name: string) => String(fields.get(name) ?? '');
    introduce({ name: given('name'), department: given('department'), colour: given('colour') });
    closeJoinCard();
  };
  return (
    <section className="join-card card" aria-labelledby="join-title">
      <h2 id="join-title">{text('join.title')}</h2>
      <p className="quiet">{text('join.text')}</p>
      <Form className="form" onSubmit={submit}>
        <TextField
          name="name"
          isRequired
          defaultValue={me.name}
          maxLength={limits.nameLength}
          autoComplete="name"
        >
          <Label>{text('join.name')}</Label>
          <Input />
          <FieldError>{text('join.needsName')}</FieldError>
        </TextField>
        <Departments chosen={me.department} />
        <ColourChoice room={room} />
        <div className="buttons">
          <Button type="submit" className="primary">
            {text(me.name ? 'join.save' : 'join.go')}
          </Button>
          <Button className="secondary" onPress={closeJoinCard}>
            {text(me.name ? 'role.cancel' : 'join.later')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Departments({ chosen }: { readonly chosen: string }) {
  const text = useText();
  const departments = useDepartments();
  const isKnown = departments.some(({ key }) => key === chosen);
  return (
    <RadioGroup
      name="department"
      defaultValue={isKnown ? chosen : (departments[0]?.key ?? '')}
      className="departments"
    >
      <Label>{text('join.department')}</Label>
      <div className="department-grid">
        {departments.map(({ key, colour, code, name }) => (
          <Radio key={key} value={key} className="department-choice" data-colour={colour}>
            <Glyph department={key} />
            <span dir="auto">{name}</span>
            <span className="department-code">{code}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
