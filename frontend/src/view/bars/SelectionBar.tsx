import { CopyPlus, Ellipsis, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import type { Note } from '../../document/notes';
import { boxAround } from '../../document/reading';
import { recolour } from '../../editor/notes';
import { colours } from '../../shared/catalogue';
import { ColourDot } from '../note/ColourDot';
import { textScale } from '../platform';
import { useText } from '../text';
import { useCamera, useEditor, useMay, useScreen } from '../useEditor';
import { ActionButton } from './ActionButton';
import { NoteCommands, SectionMenu } from './NoteCommands';
import { useSelectedNotes } from './useSelectedNotes';

/** Half of the bar's width with the room beside it, in pixels at usual text size. */
const HALF = 204;

/** How high the bar stands above the notes, in pixels at usual text size. */
const ABOVE = 52;

/** What one does with selected notes, right above them. */
export default function SelectionBar() {
  const notes = useSelectedNotes();
  const mayEdit = useMay('edit');
  // While one types, the bar would lie on what one looks at and on the section's plus.
  const isBusy = useScreen(
    ({ drag, panning, marquee, menu, editing }) =>
      drag !== null || panning || marquee !== null || menu !== null || editing !== null,
  );
  if (notes.length === 0 || isBusy || !mayEdit) return null;
  return <Bar notes={notes} />;
}

function Bar({ notes }: { readonly notes: readonly Note[] }) {
  const text = useText();
  return (
    <Place notes={notes}>
      <Toolbar
        className="bar selection-bar"
        aria-label={text('note.toolbar', { count: notes.length })}
        data-board-keys
      >
        <Colours notes={notes} />
        <MenuTrigger>
          <Button className="text-button">{text('action.moveToShort')}</Button>
          <Popover>
            <SectionMenu onDone={() => undefined} />
          </Popover>
        </MenuTrigger>
        <ActionButton id="duplicate">
          <CopyPlus />
        </ActionButton>
        <ActionButton id="delete">
          <Trash2 />
        </ActionButton>
        <MenuTrigger>
          <Button className="icon-button" aria-label={text('note.menu')}>
            <Ellipsis />
          </Button>
          <Popover>
            <NoteCommands onDone={() => undefined} />
          </Popover>
        </MenuTrigger>
      </Toolbar>
    </Place>
  );
}

interface PlaceProps {
  readonly notes: readonly Note[];
  readonly children: ReactNode;
}

/** Follows the camera, and draws nothing but itself anew for that. */
function Place({ notes, children }: PlaceProps) {
  return (
    <div className="selection-bar-place" style={usePlace(notes)}>
      {children}
    </div>
  );
}

function Colours({ notes }: { readonly notes: readonly Note[] }) {
  const editor = useEditor();
  const text = useText();
  return colours.map(({ key }) => (
    <Button
      key={key}
      className="icon-button"
      aria-label={text('note.colour', { colour: text(`colour.${key}`) })}
      aria-pressed={notes.every((note) => note.colour === key)}
      preventFocusOnPress
      onPress={() => recolour(editor, notes, key)}
    >
      <ColourDot colour={key} />
    </Button>
  ));
}

/** Above the selection, else below it, always within the view. */
function usePlace(notes: readonly Note[]) {
  const { viewport } = useEditor();
  useCamera();
  const box = boxAround(notes);
  if (!box) return {};
  const [left, top] = viewport.toScreen([box.x + box.w / 2, box.y]);
  const [, bottom] = viewport.toScreen([0, box.y + box.h]);
  const scale = textScale();
  const [half, high] = [HALF * scale, ABOVE * scale];
  const { width, height } = viewport.size;
  const y = top - high > 8 ? top - high : Math.min(bottom + 12, height - high);
  return { left: Math.min(Math.max(left, half), Math.max(width - half, half)), top: y };
}
