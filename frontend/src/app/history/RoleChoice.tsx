import { useId } from 'react';
import { useText } from '../../view/text';

interface RoleChoiceProps {
  readonly roles: readonly { readonly key: string; readonly title: string }[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

/** Chooses which role's map is shown. */
export function RoleChoice({ roles, chosen, onChoose }: RoleChoiceProps) {
  const text = useText();
  const id = useId();
  return (
    <span className="history-choice">
      <label htmlFor={id}>{text('history.role')}</label>
      <select id={id} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {roles.map(({ key, title }) => (
          <option key={key} value={key}>
            {title || text('role.untitled')}
          </option>
        ))}
      </select>
    </span>
  );
}
