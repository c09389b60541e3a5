import { useState } from 'react';
import { Form, Input, Label, Text, TextField } from 'react-aria-components';
import { useLocation } from 'wouter';
import { api } from '../../api/client';
import { limits } from '../../shared/limits';
import { BusyButton } from '../../view/BusyButton';
import { language, useText } from '../../view/text';
import { complain } from '../failure';
import { keepKey } from '../keys';
import { OpenBoardFile } from './OpenBoardFile';

/** Makes a board and goes there. */
export function NewBoardForm() {
  const text = useText();
  const { make, isMaking } = useMakeBoard();
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const title = String(fields.get('title') ?? '').trim() || text('home.defaultTitle');
    void make(title, String(fields.get('account') ?? '').trim());
  };
  return (
    <Form className="card form" onSubmit={submit}>
      <h2>{text('home.newBoard')}</h2>
      <TextField name="title" maxLength={limits.titleLength} autoComplete="off">
        <Label>{text('home.title')}</Label>
        <Input placeholder={text('home.defaultTitle')} />
        <Text slot="description">{text('home.titleHint')}</Text>
      </TextField>
      <TextField name="account" maxLength={limits.accountLength} autoComplete="off">
        <Label>{text('home.account')}</Label>
        <Input />
        <Text slot="description">{text('home.accountHint')}</Text>
      </TextField>
      <div className="buttons">
        <BusyButton type="submit" className="primary" isBusy={isMaking}>
          {text(isMaking ? 'home.creating' : 'home.create')}
        </BusyButton>
        <OpenBoardFile />
      </div>
    </Form>
  );
}

function useMakeBoard() {
  const [, go] = useLocation();
  const [isMaking, setMaking] = useState(false);
  const make = async (title: string, account: string) => {
    setMaking(true);
    try {
      const board = await api.createBoard({
        title,
        locale: language(),
        ...(account ? { account } : {}),
      });
      keepKey(board.id, board.key);
      go(`/b/${board.id}`);
    } catch (error) {
      complain(error);
      setMaking(false);
    }
  };
  return { make, isMaking };
}
