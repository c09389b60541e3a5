import { Monitor, Moon, Sun } from 'lucide-react';
import { useText } from '../../view/text';
import { type Appearance, appearance, appearances, chooseAppearance } from '../appearance';
import { useStore } from '../useStore';

const ICONS: Readonly<Record<Appearance, typeof Sun>> = { system: Monitor, light: Sun, dark: Moon };

/** Light, dark, or as the device is. */
export function AppearanceChoice() {
  const text = useText();
  const chosen = useStore(appearance, (state) => state.chosen);
  return (
    <fieldset className="appearances" aria-label={text('appearance.label')}>
      {appearances.map((one) => {
        const Icon = ICONS[one];
        const name = text(`appearance.${one}`);
        return (
          <button
            key={one}
            type="button"
            className="icon-button"
            aria-label={name}
            title={name}
            aria-pressed={one === chosen}
            onClick={() => chooseAppearance(one)}
          >
            <Icon aria-hidden="true" />
          </button>
        );
      })}
    </fieldset>
  );
}
