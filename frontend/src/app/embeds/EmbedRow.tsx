import { useState } from 'react';
import { Button } from 'react-aria-components';
import { type Embed, makeEmbedsApi } from '../../api/embeds';
import { isSectionKey } from '../../shared/catalogue';
import { dateIn, type Language, type Text, useLanguage, useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { Sure } from '../dialogs/Sure';
import { complain } from '../failure';
import { useStore } from '../useStore';

interface EmbedRowProps {
  readonly room: BoardRoom;
  readonly embed: Embed;
  readonly onChanged: () => void;
}

/** One view of the board in a wiki: what it shows, and the way to end it. */
export function EmbedRow({ room, embed, onChanged }: EmbedRowProps) {
  const text = useText();
  const [isSure, askSure] = useState(false);
  const role = useRole(room, embed);
  const name = embed.label || text('wiki.unnamed');
  const revoke = () => makeEmbedsApi().revokeEmbed(room.id, embed.id).then(onChanged, complain);
  return (
    <li className="link-row" data-state="open">
      <div dir="auto">
        <strong>{name}</strong>
        <p className="quiet">{factsOf(embed, role, text, useLanguage())}</p>
      </div>
      {isSure ? (
        <Sure
          words={text('wiki.sure')}
          label={text('wiki.revoke')}
          onSure={() => void revoke()}
          onCancel={() => askSure(false)}
        />
      ) : (
        <Button
          className="secondary"
          aria-label={text('wiki.revokeName', { name })}
          onPress={() => askSure(true)}
        >
          {text('wiki.revoke')}
        </Button>
      )}
    </li>
  );
}

/** The role whose map it shows; null for the whole board. */
function useRole(room: BoardRoom, { map }: Embed): string | null {
  const text = useText();
  const found = useStore(room.store, ({ info }) => info?.maps.find(({ id }) => id === map));
  return map === null ? null : found?.job_title || text('role.untitled');
}

/** What one should know of an embed, in one line. */
export function factsOf(embed: Embed, role: string | null, text: Text, locale: Language): string {
  const { section, version, language, hide_names: hidden, frames, created } = embed;
  const made = dateIn(locale, created);
  const facts = [
    role === null ? text('link.scope.board') : text('link.scope.map', { role }),
    isSectionKey(section) ? text(`section.${section}`) : '',
    text(version === null ? 'wiki.live' : 'wiki.fixed'),
    text(`language.${language}`),
    hidden ? text('link.withoutNames') : '',
    frames.length > 0 ? text('wiki.on', { sites: frames.join(', ') }) : '',
    text('wiki.made', { date: made }),
  ];
  return facts.filter(Boolean).join(' · ');
}
