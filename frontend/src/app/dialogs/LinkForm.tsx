import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, TextField } from 'react-aria-components';
import type { FreshLink } from '../../api/accessTypes';
import { api } from '../../api/client';
import { limits } from '../../shared/limits';
import { BusyButton } from '../../view/BusyButton';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { useMayHere } from '../board/useRoom';
import { complain } from '../failure';
import { Choice } from './Choice';
import type { GivenLevel } from './LevelSelect';
import { LASTS, toNewLink } from './newLink';
import { ScopeChoice } from './ScopeChoice';

interface LinkFormProps {
  readonly room: BoardRoom;
  readonly onMade: (link: FreshLink) => void;
  readonly onCancel: () => void;
}

/** Asks what a new link gives, to whom, and for how long. */
export function LinkForm({ room, onMade, onCancel }: LinkFormProps) {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const link = toNewLink(new FormData(event.currentTarget), Date.now());
    await api.makeLink(room.id, link).then(onMade, complain);
    setBusy(false);
  };
  return (
    <Form className="form link-form" onSubmit={(event) => void submit(event)}>
      <TextField name="label" maxLength={limits.labelLength} autoComplete="off" autoFocus>
        <Label>{text('link.label')}</Label>
        <Input placeholder={text('link.labelHint')} />
      </TextField>
      <div className="link-choices">
        <LevelChoice room={room} />
        <ScopeChoice room={room} label={text('link.opens')} />
        <LastsChoice />
        <TextField name="uses" type="number" autoComplete="off">
          <Label>{text('link.uses')}</Label>
          <Input min={1} max={9999} placeholder={text('link.usesHint')} />
        </TextField>
      </div>
      <TextField name="passphrase" maxLength={limits.passphraseLength} autoComplete="off">
        <Label>{text('link.passphrase')}</Label>
        <Input />
      </TextField>
      <Checkbox name="approval" className="check">
        {text('link.approval')}
      </Checkbox>
      <Checkbox name="names_hidden" className="check">
        {text('link.namesHidden')}
      </Checkbox>
      <div className="buttons">
        <BusyButton type="submit" className="primary" isBusy={isBusy}>
          {text('link.create')}
        </BusyButton>
        <Button className="secondary" onPress={onCancel}>
          {text('role.cancel')}
        </Button>
      </div>
    </Form>
  );
}

/** A facilitator gives no more than editing; only the owner makes facilitators (A31). */
function LevelChoice({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const isOwner = useMayHere(room, 'delete');
  const given: readonly GivenLevel[] = ['view', 'comment', 'edit'];
  return (
    <Choice name="level" label={text('link.level')} first="view">
      {(isOwner ? [...given, 'facilitate' as const] : given).map((one) => (
        <option key={one} value={one}>
          {text(`level.may.${one}`)}
        </option>
      ))}
    </Choice>
  );
}

function LastsChoice() {
  const text = useText();
  return (
    <Choice name="lasts" label={text('link.lasts')} first="0">
      {LASTS.map((days) => (
        <option key={days} value={days}>
          {days === 0 ? text('link.forEver') : text('link.days', { count: days })}
        </option>
      ))}
    </Choice>
  );
}
