import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Editor } from '../../editor/editor';
import { NoteView } from '../note/NoteView';
import { Sheet } from '../sheet/Sheet';
import { useEditor } from '../useEditor';
import { Culling } from './culling';
import { Marquee } from './Marquee';

/** Below this zoom text is too small to read and is not drawn. */
const FAR = 0.12;

/** From this zoom on a small badge is large enough for a finger. */
const NEAR = 0.6;

/** Everything that moves with the camera: the sheet and the notes on it. */
export function World() {
  const editor = useEditor();
  const world = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    return world.current ? followCamera(world.current, editor) : undefined;
  }, [editor]);
  return (
    <div ref={world} className="world">
      <Sheet />
      <Notes key={editor.map.doc.guid} />
      <Marquee />
    </div>
  );
}

function Notes() {
  const culling = useCulling();
  const shown = useSyncExternalStore(culling.subscribe, culling.shown);
  return (
    <>
      {shown.map((id) => (
        <NoteView key={id} id={id} />
      ))}
    </>
  );
}

function useCulling(): Culling {
  const editor = useEditor();
  const [culling, setCulling] = useState(() => new Culling(editor));
  useEffect(() => {
    // Strict mode and a new editor both tear the first one down.
    const next = new Culling(editor);
    setCulling(next);
    return () => next.destroy();
  }, [editor]);
  return culling;
}

function followCamera(world: HTMLElement, { viewport }: Editor): () => void {
  const place = () => {
    const { x, y, zoom } = viewport.camera;
    // In three dimensions, so that the browser keeps the painted sheet and moves it as a whole;
    // by whole pixels, as it would paint everything anew for a part of one.
    const [left, top] = [Math.round(-x * zoom), Math.round(-y * zoom)];
    world.style.transform = `translate3d(${left}px, ${top}px, 0) scale(${zoom})`;
    world.toggleAttribute('data-far', zoom < FAR);
    world.toggleAttribute('data-near', zoom >= NEAR);
  };
  place();
  return viewport.subscribe(place);
}
