import { Button, Form } from 'react-aria-components';
import { useText } from '../../view/text';
import { introduce, person } from '../person';
import { useStore } from '../useStore';
import { ColourChoice } from './ColourChoice';
import { Departments } from './Departments';
import { closeJoinCard, joinCard } from './joinCardStore';
import { NameField } from './NameField';
import type { Room } from './roomPort';

/** Asks who one is, beside the sheet: reading goes on meanwhile. */
export function JoinCard({ room }: { readonly room: Room }) {
  const isOpen = useStore(joinCard, (state) => state.isOpen);
  return isOpen ? <OpenCard room={room} /> : null;
}

function OpenCard({ room }: { readonly room: Room }) {
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
        <NameField name={me.name} />
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
