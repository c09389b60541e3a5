import { Header, MenuItem, MenuSection, Separator } from 'react-aria-components';
import { allowed } from '../../shared/access';
import { MenuPopover } from '../../view/MenuPopover';
import type { Opened } from '../../view/PopoverButton';
import { languages, useLanguage, useText } from '../../view/text';
import { appearance, appearances, chooseAppearance } from '../appearance';
import { showHistory } from '../history/historyStore';
import { chooseLanguage } from '../language';
import { useStore } from '../useStore';
import { printAll, printThis } from './printing';
import type { Room } from './roomPort';

interface BoardItemsProps extends Opened {
  readonly room: Room;
  readonly onImport: () => void;
  readonly onAbout: () => void;
  readonly onExport: () => void;
}

/** The menu of a board. */
export default function BoardItems(props: BoardItemsProps) {
  const { room, onExport, onImport, onAbout, ...opened } = props;
  const text = useText();
  const level = useStore(room.store, (state) => state.level);
  const mayEdit = room.kind === 'board' && allowed(level, 'edit');
  const mayExport = allowed(level, 'export');
  return (
    <MenuPopover {...opened} label={text('about.menu')} placement="bottom end">
      {mayExport && <MenuItem onAction={onExport}>{text('export.open')}</MenuItem>}
      {mayEdit && <MenuItem onAction={onImport}>{text('import.open')}</MenuItem>}
      {mayExport && <Separator />}
      <MenuItem onAction={() => void printThis()}>{text('print.this')}</MenuItem>
      {room.kind === 'board' && (
        <MenuItem onAction={() => void printAll(room)}>{text('print.all')}</MenuItem>
      )}
      {mayEdit && <MenuItem onAction={() => showHistory()}>{text('history.open')}</MenuItem>}
      <Separator />
      <LanguageSection />
      <Separator />
      <AppearanceSection />
      <Separator />
      <MenuItem onAction={onAbout}>{text('about.open')}</MenuItem>
    </MenuPopover>
  );
}

function LanguageSection() {
  const text = useText();
  return (
    <Choice
      label={text('language.label')}
      all={languages}
      chosen={useLanguage()}
      nameOf={(one) => text(`language.${one}`)}
      onChoose={(one) => void chooseLanguage(one)}
    />
  );
}

function AppearanceSection() {
  const text = useText();
  return (
    <Choice
      label={text('appearance.label')}
      all={appearances}
      chosen={useStore(appearance, (state) => state.chosen)}
      nameOf={(one) => text(`appearance.${one}`)}
      onChoose={chooseAppearance}
    />
  );
}

interface ChoiceProps<K extends string> {
  readonly label: string;
  readonly all: readonly K[];
  readonly chosen: K;
  readonly nameOf: (one: K) => string;
  readonly onChoose: (one: K) => void;
}

/** One of a few, with a tick at the present one. */
function Choice<K extends string>({ label, all, chosen, nameOf, onChoose }: ChoiceProps<K>) {
  const choose = (keys: 'all' | Iterable<React.Key>) => {
    const [key] = keys;
    const next = all.find((one) => one === key);
    if (next) onChoose(next);
  };
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={choose}
    >
      <Header className="menu-header">{label}</Header>
      {all.map((one) => (
        <MenuItem key={one} id={one}>
          {nameOf(one)}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
