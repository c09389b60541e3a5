import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { FreshLink, JoinLink } from '../../api/accessTypes';
import { api } from '../../api/client';
import { dateIn, type Language, type Text, useLanguage, useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { complain } from '../failure';
import { useStore } from '../useStore';
import { Sure } from './Sure';

interface LinkRowProps {
  readonly room: BoardRoom;
  readonly link: JoinLink;
  readonly onFresh: (link: FreshLink) => void;
  readonly onChanged: () => void;
}

/** One link: what it gives, and the ways to end it. */
export function LinkRow({ room, link, onFresh, onChanged }: LinkRowProps) {
  const text = useText();
  const [isSure, askSure] = useState(false);
  const scope = useScope(room, link);
  const facts = factsOf(link, scope, text, useLanguage());
  const name = link.label || text('link.unnamed');
  const revoke = () =>
    api
      .revokeLink(room.id, link.id)
      .then(onChanged, complain)
      .then(() => askSure(false));
  const rotate = () => api.rotateLink(room.id, link.id).then(onFresh, complain);
  return (
    <li className="link-row" data-state={link.state}>
      <div dir="auto">
        <strong>{name}</strong>
        <p className="quiet">{facts}</p>
      </div>
      {link.state !== 'revoked' && !isSure && (
        <div className="buttons">
          <Button
            className="secondary"
            aria-label={text('link.rotateName', { name })}
            onPress={() => void rotate()}
          >
            {text('link.rotate')}
          </Button>
          <Button
            className="secondary"
            aria-label={text('link.revokeName', { name })}
            onPress={() => askSure(true)}
          >
            {text('link.revoke')}
          </Button>
        </div>
      )}
      {isSure && (
        <Sure
          words={text('link.sure')}
          label={text('link.revoke')}
          onSure={() => void revoke()}
          onCancel={() => askSure(false)}
        />
      )}
    </li>
  );
}

/** What a link opens, in words. */
function useScope(room: BoardRoom, { map }: JoinLink): string {
  const text = useText();
  const found = useStore(room.store, ({ info }) => info?.maps.find(({ id }) => id === map));
  if (map === null) return text('link.scope.board');
  return text('link.scope.map', { role: found?.job_title || text('role.untitled') });
}

/** What one should know of a link, in one line. */
export function factsOf(link: JoinLink, scope: string, text: Text, locale: Language): string {
  const { level, state, expires, uses, used } = link;
  const facts = [
    state === 'open' ? '' : text(`link.state.${state}`),
    text(`level.may.${level}`),
    scope,
    uses === null ? text('link.used', { count: used }) : text('link.usedOf', { used, count: uses }),
    expires === null || state !== 'open'
      ? ''
      : text('link.until', { date: dateIn(locale, expires) }),
    link.passphrase ? text('link.withPassphrase') : '',
    link.approval ? text('link.withApproval') : '',
    link.names_hidden ? text('link.withoutNames') : '',
  ];
  return facts.filter(Boolean).join(' · ');
}
