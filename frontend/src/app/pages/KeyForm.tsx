import { useState } from 'react';
import { Button, Form, Input, Label, Text, TextField } from 'react-aria-components';
import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api/client';
import { ApiError } from '../../api/errors';
import { useText, text as words } from '../../view/text';
import { reasonOf } from '../failure';
import { boardIn, keepKey } from '../keys';

interface KeyFormProps {
  /** The board, where one is there already. */
  readonly board?: string;
  readonly onIn?: () => void;
}

/** Makes a board one's own on this device by the key that its maker saved. */
export function KeyForm({ board, onIn }: KeyFormProps) {
  const text = useText();
  const [trouble, setTrouble] = useState('');
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const given = (name: string) => String(fields.get(name) ?? '').trim();
    const id = board ?? boardIn(given('address'));
    setTrouble(id ? await regain(id, given('key'), onIn) : words('key.noAddress'));
  };
  return (
    <details className="key-form">
      <summary>{text('key.have')}</summary>
      <Form className="form" onSubmit={(event) => void submit(event)}>
        <p className="quiet">{text('key.haveText')}</p>
        {!board && (
          <TextField name="address" isRequired autoComplete="off">
            <Label>{text('share.address')}</Label>
            <Input inputMode="url" />
          </TextField>
        )}
        <TextField name="key" isRequired autoComplete="off">
          <Label>{text('key.key')}</Label>
          <Input spellCheck="false" autoCapitalize="none" />
          <Text slot="description">{text('key.keyHint')}</Text>
        </TextField>
        <p className="trouble" role="alert">
          {trouble}
        </p>
        <Button type="submit" className="secondary">
          {text('key.regain')}
        </Button>
      </Form>
    </details>
  );
}

/** Regains a board; answers what went wrong, in words. */
async function regain(board: string, key: string, onIn?: () => void): Promise<string> {
  try {
    const { address } = await api.regain(board, key);
    keepKey(boardIn(address) ?? board, key);
    if (onIn && address === location.pathname) onIn();
    else navigate(address);
    return '';
  } catch (error) {
    const isWrong = error instanceof ApiError && [403, 404, 422].includes(error.status);
    return isWrong ? words('key.wrong') : words('problem.failed', { reason: reasonOf(error) });
  }
}
