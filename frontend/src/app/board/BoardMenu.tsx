import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { useText } from '../../view/text';
import { appearance, appearances, chooseAppearance } from '../appearance';
import { useStore } from '../useStore';

// Read once in a lifetime: the page need not carry it.
const AboutDialog = lazy(() => import('../dialogs/AboutDialog'));

/** What one seldom needs on a board: how it looks, and what this product is. */
export function BoardMenu() {
  const text = useText();
  const [isAbout, setAbout] = useState(false);
  return (
    <>
      <MenuTrigger>
        <Button className="icon-button" aria-label={text('about.menu')}>
          <Ellipsis />
        </Button>
        <Popover placement="bottom end">
          <Menu className="menu" aria-label={text('about.menu')}>
            <AppearanceSection />
            <Separator />
            <MenuItem onAction={() => setAbout(true)}>{text('about.open')}</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {isAbout && (
        <Suspense fallback={null}>
          <AboutDialog onClose={() => setAbout(false)} />
        </Suspense>
      )}
    </>
  );
}

function AppearanceSection() {
  const text = useText();
  const chosen = useStore(appearance, (state) => state.chosen);
  const choose = (keys: 'all' | Iterable<React.Key>) => {
    const [key] = keys;
    const next = appearances.find((one) => one === key);
    if (next) chooseAppearance(next);
  };
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={choose}
    >
      <Header className="menu-header">{text('appearance.label')}</Header>
      {appearances.map((one) => (
        <MenuItem key={one} id={one}>
          {text(`appearance.${one}`)}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
