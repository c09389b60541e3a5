import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { General } from '../../api/accessTypes';
import { api } from '../../api/client';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { complain } from '../failure';
import { useStore } from '../useStore';

/** The choices from the most open to the closed one. */
const CHOICES: readonly General[] = ['edit', 'comment', 'view', 'none'];

/** What whoever knows the board's address may do. */
export function GeneralAccess({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const general = useStore(room.store, ({ info }) => info?.general ?? 'edit');
  const choose = async (value: string) => {
    const chosen = CHOICES.find((one) => one === value);
    if (!chosen) return;
    await api.setGeneral(room.id, chosen).catch(complain);
    await room.load();
  };
  return (
    <RadioGroup className="general" value={general} onChange={(value) => void choose(value)}>
      <Label>{text('general.label')}</Label>
      {CHOICES.map((one) => (
        <Radio key={one} value={one} className="general-choice">
          {text(`general.${one}`)}
        </Radio>
      ))}
    </RadioGroup>
  );
}
