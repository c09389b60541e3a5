import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Note } from '../document/notes';
import type { Editor } from '../editor/editor';
import { type NoteState, NoteStates } from '../editor/noteStates';
import type { Screen } from '../editor/screen';
import { allowed, type Deed } from '../shared/access';
import type { Camera } from '../shared/viewport';

const EditorContext = createContext<Editor | null>(null);

/** Gives an editor to everything inside. */
export const EditorProvider = EditorContext.Provider;

/** The editor of the map on screen. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('there is no editor here: put the component into EditorProvider');
  return editor;
}

/** A part of the screen state; redraws only when that part changes. */
export function useScreen<T>(select: (screen: Screen) => T): T {
  const { screen } = useEditor();
  return useSyncExternalStore(screen.subscribe, () => select(screen.getState()));
}

/** Whether this person's level suffices for something; redraws when that changes. */
export function useMay(deed: Deed): boolean {
  return useScreen(({ level }) => allowed(level, deed));
}

/** The camera; redraws with every pan and zoom, so it is for few components. */
export function useCamera(): Camera {
  const { viewport } = useEditor();
  return useSyncExternalStore(viewport.subscribe, () => viewport.camera);
}

const noteStates = new WeakMap<Editor, NoteStates>();

/** How each note of the editor is to be drawn. */
export function useNoteStates(): NoteStates {
  const editor = useEditor();
  const known = noteStates.get(editor) ?? new NoteStates(editor);
  noteStates.set(editor, known);
  return known;
}

/** How one note is to be drawn; redraws only when that changes. */
export function useNoteState(id: string): NoteState {
  const states = useNoteStates();
  const subscribe = useCallback(
    (listener: () => void) => states.subscribe(id, listener),
    [states, id],
  );
  return useSyncExternalStore(subscribe, () => states.get(id));
}

/** How large the sheet is shown, in percent; redraws only when that changes. */
export function usePercent(): number {
  const { viewport } = useEditor();
  return useSyncExternalStore(viewport.subscribe, () => Math.round(viewport.camera.zoom * 100));
}

/** One note; redraws only when that note changes. */
export function useNote(id: string): Note | undefined {
  const { map } = useEditor();
  return useSyncExternalStore(
    (listener) => map.subscribeNote(id, listener),
    () => map.note(id),
  );
}

/** The ids of all shown notes, from bottom to top. */
export function useNoteIds(): readonly string[] {
  const { map } = useEditor();
  return useSyncExternalStore(
    (listener) => map.subscribe(listener),
    () => map.noteIds(),
  );
}

/** What somebody else does to a note, as `select` picks it. */
export function useActivity<T>(select: (activity: Editor['activity']) => T): T {
  const { activity } = useEditor();
  return useSyncExternalStore(activity.subscribe, () => select(activity));
}

/** Whether there is something to undo and to redo. */
export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const { history } = useEditor();
  const canUndo = useSyncExternalStore(history.subscribe, () => history.canUndo);
  const canRedo = useSyncExternalStore(history.subscribe, () => history.canRedo);
  return { canUndo, canRedo };
}
