import { useEffect, useState } from 'react';
import { Button, Checkbox, Form, Input, Label, TextArea, TextField } from 'react-aria-components';
import { api } from '../../api/client';
import { type FreshEmbed, makeEmbedsApi } from '../../api/embeds';
import type { Snapshot } from '../../api/types';
import { sections } from '../../shared/catalogue';
import { limits } from '../../shared/limits';
import { BusyButton } from '../../view/BusyButton';
import { languages, useLanguage, useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { Choice } from '../dialogs/Choice';
import { ScopeChoice } from '../dialogs/ScopeChoice';
import { complain } from '../failure';
import { looks, toNewEmbed } from './newEmbed';

interface EmbedFormProps {
  readonly room: BoardRoom;
  readonly onMade: (embed: FreshEmbed) => void;
  readonly onCancel: () => void;
}

/** Asks what a wiki shows of the board, how, and where. */
export function EmbedForm({ room, onMade, onCancel }: EmbedFormProps) {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const embed = toNewEmbed(new FormData(event.currentTarget));
    await makeEmbedsApi().makeEmbed(room.id, embed).then(onMade, complain);
    setBusy(false);
  };
  return (
    <Form className="form link-form" onSubmit={(event) => void submit(event)}>
      <TextField name="label" maxLength={limits.labelLength} autoComplete="off" autoFocus>
        <Label>{text('wiki.label')}</Label>
        <Input placeholder={text('wiki.labelHint')} />
      </TextField>
      <div className="link-choices">
        <WhatChoice room={room} />
        <StateChoice room={room} />
        <LookChoice />
      </div>
      <p className="quiet">{text('wiki.pictureOnly')}</p>
      <Checkbox name="hide_names" className="check">
        {text('wiki.hideNames')}
      </Checkbox>
      <TextField name="frames" autoComplete="off">
        <Label>{text('wiki.frames')}</Label>
        <TextArea rows={2} placeholder="https://wiki.example.com" spellCheck={false} />
      </TextField>
      <div className="buttons">
        <BusyButton type="submit" className="primary" isBusy={isBusy}>
          {text('wiki.create')}
        </BusyButton>
        <Button className="secondary" onPress={onCancel}>
          {text('role.cancel')}
        </Button>
      </div>
    </Form>
  );
}

/** The board or a map, and all of it or one section. */
function WhatChoice({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  return (
    <>
      <ScopeChoice room={room} label={text('wiki.what')} />
      <Choice name="section" label={text('wiki.section')} first="">
        <option value="">{text('wiki.all')}</option>
        {sections.map(({ key }) => (
          <option key={key} value={key}>
            {text(`section.${key}`)}
          </option>
        ))}
      </Choice>
    </>
  );
}

/** As it is now and will be, or as a version with a name has it. */
function StateChoice({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const versions = useVersions(room.id);
  return (
    <Choice name="version" label={text('wiki.state')} first="">
      <option value="">{text('wiki.live')}</option>
      {versions.map(({ id, name }) => (
        <option key={id} value={id}>
          {text('wiki.version', { name: name ?? '' })}
        </option>
      ))}
    </Choice>
  );
}

function LookChoice() {
  const text = useText();
  const language = useLanguage();
  return (
    <>
      <Choice name="language" label={text('language.label')} first={language}>
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {text(`language.${one}`)}
          </option>
        ))}
      </Choice>
      <Choice name="appearance" label={text('appearance.label')} first="auto">
        {looks.map((look) => (
          <option key={look} value={look}>
            {text(look === 'auto' ? 'wiki.auto' : `appearance.${look}`)}
          </option>
        ))}
      </Choice>
    </>
  );
}

/** The versions that have a name; others are thinned out, and with them what shows them. */
function useVersions(board: string): readonly Snapshot[] {
  const [versions, setVersions] = useState<readonly Snapshot[]>([]);
  useEffect(() => {
    let isLeft = false;
    const take = (all: readonly Snapshot[]) =>
      isLeft || setVersions(all.filter(({ name }) => name));
    api.timeline(board).then(({ snapshots }) => take(snapshots), complain);
    return () => {
      isLeft = true;
    };
  }, [board]);
  return versions;
}
