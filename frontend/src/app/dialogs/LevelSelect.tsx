import type { Level } from '../../shared/access';
import { useText } from '../../view/text';

/** The levels that others can be given. */
export type GivenLevel = Exclude<Level, 'none' | 'own'>;

interface LevelSelectProps {
  readonly label: string;
  readonly levels: readonly GivenLevel[];
  readonly chosen: string;
  readonly onChoose: (level: GivenLevel) => void;
}

/** Chooses what somebody may do. */
export function LevelSelect({ label, levels, chosen, onChoose }: LevelSelectProps) {
  const text = useText();
  const choose = (value: string) => {
    const found = levels.find((one) => one === value);
    if (found) onChoose(found);
  };
  return (
    <select
      aria-label={label}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {levels.map((one) => (
        <option key={one} value={one}>
          {text(`level.may.${one}`)}
        </option>
      ))}
    </select>
  );
}
