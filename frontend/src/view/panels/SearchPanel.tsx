import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { findNotes, showFound } from '../../editor/search';
import { useText } from '../text';
import { useEditor, useNoteIds } from '../useEditor';
import { useClosePanel } from './usePanel';

/** Finds notes of this map by their words. */
export default function SearchPanel() {
  const editor = useEditor();
  const text = useText();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  useNoteIds();
  const found = findNotes(editor, words);
  const go = (next: number, ids = found) => {
    const place = ids.length > 0 ? (next + ids.length) % ids.length : 0;
    setAt(place);
    const id = ids[place];
    if (id) showFound(editor, id);
  };
  const search = (wanted: string) => {
    setWords(wanted);
    go(0, findNotes(editor, wanted));
  };
  const close = useLeave(found[at]);
  return (
    <search className="bar search-bar" aria-label={text('action.search')}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the person just asked to search.
        autoFocus
        type="search"
        aria-label={text('action.search')}
        placeholder={text('action.search')}
        value={words}
        onChange={({ target }) => search(target.value)}
        onKeyDown={({ key, shiftKey }) => {
          if (key === 'Enter') go(at + (shiftKey ? -1 : 1));
          if (key === 'Escape') close();
        }}
      />
      <Count words={words} at={at} count={found.length} />
      <Button
        className="icon-button"
        aria-label={text('search.previous')}
        isDisabled={found.length === 0}
        onPress={() => go(at - 1)}
      >
        <ChevronUp />
      </Button>
      <Button
        className="icon-button"
        aria-label={text('search.next')}
        isDisabled={found.length === 0}
        onPress={() => go(at + 1)}
      >
        <ChevronDown />
      </Button>
      <Button className="icon-button" aria-label={text('search.close')} onPress={close}>
        <X />
      </Button>
    </search>
  );
}

interface CountProps {
  readonly words: string;
  readonly at: number;
  readonly count: number;
}

function Count({ words, at, count }: CountProps) {
  const text = useText();
  const told = count > 0 ? text('search.count', { place: at + 1, count }) : text('search.none');
  return (
    <span className="search-count" role="status">
      {words.trim() === '' ? '' : told}
    </span>
  );
}

/** The focus goes to the note that was found, where the person goes on. */
function useLeave(found: string | undefined) {
  const editor = useEditor();
  const close = useClosePanel();
  return () => {
    close();
    if (found) editor.wishFocus({ note: found });
  };
}
