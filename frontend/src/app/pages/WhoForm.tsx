import { Form } from 'react-aria-components';
import { BusyButton } from '../../view/BusyButton';
import { Departments } from '../board/Departments';
import { closeJoinCard } from '../board/joinCardStore';
import { NameField } from '../board/NameField';
import { introduce, person } from '../person';

/** Who somebody says to be. */
export interface Who {
  readonly name: string;
  readonly department: string;
}

interface WhoFormProps {
  /** What the button says. */
  readonly go: string;
  readonly isBusy: boolean;
  readonly onGo: (who: Who, fields: FormData) => void;
  /** More fields. */
  readonly children?: React.ReactNode;
}

/** Asks for name and department, remembers them on this device, and goes on. */
export function WhoForm({ go, isBusy, onGo, children }: WhoFormProps) {
  const me = person.getState();
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const fields = new FormData(event.currentTarget);
    const given = (name: string) => String(fields.get(name) ?? '').trim();
    const who = { name: given('name'), department: given('department') };
    introduce({ ...who, colour: person.getState().colour });
    closeJoinCard();
    onGo(who, fields);
  };
  return (
    <Form className="form card who-form" onSubmit={submit}>
      <NameField name={me.name} />
      <Departments chosen={me.department} />
      {children}
      <BusyButton type="submit" className="primary" isBusy={isBusy}>
        {go}
      </BusyButton>
    </Form>
  );
}
