import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';
import { createRoot } from 'react-dom/client';
import {
  createShapeId,
  createTLStore,
  InstancePresenceRecordType,
  Tldraw,
  toRichText,
} from 'tldraw';
import 'tldraw/tldraw.css';

/** How wide a note of scale 1 is. */
const SIDE = 200;

const COLOURS = { yellow: 'yellow', blue: 'light-blue', coral: 'light-red', mint: 'light-green' };

const shapeOf = ({ id, text, x, y, side, colour }) => ({
  id: createShapeId(id),
  type: 'note',
  ...{ x, y },
  props: { richText: toRichText(text), color: COLOURS[colour], scale: side / SIDE, size: 's' },
});

const personOf = (editor, id, name, colour) =>
  InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(id),
    userId: `user:${id}`,
    ...{ userName: name, color: colour },
    currentPageId: editor.getCurrentPageId(),
    cursor: { x: 0, y: 0, rotation: 0, type: 'default' },
    lastActivityTimestamp: Date.now(),
  });

/** What the bench asks of the page; changes of others come as tldraw's own sync brings them. */
const actsOn = (editor) => ({
  count: () => editor.getCurrentPageShapeIds().size,
  zoom: () => editor.getZoomLevel(),
  placeOf: (id) => {
    const { x, y } = editor.getShape(createShapeId(id));
    return [x, y];
  },
  screenOf: ([x, y]) => {
    const at = editor.pageToScreen({ x, y });
    return [at.x, at.y];
  },
  select: (ids) => editor.setSelectedShapes(ids.map(createShapeId)),
  move: (id, [x, y]) =>
    editor.store.mergeRemoteChanges(() => {
      const shape = editor.getShape(createShapeId(id));
      editor.store.put([{ ...shape, x, y }]);
    }),
  point: (people) =>
    editor.store.mergeRemoteChanges(() =>
      editor.store.put(
        people.map(({ id, name, colour, at: [x, y] }) => {
          const cursor = { x, y, rotation: 0, type: 'default' };
          return { ...personOf(editor, id, name, colour), cursor };
        }),
      ),
    ),
});

const notes = await (await fetch(`/notes${location.search.slice(1)}.json`)).json();

const mounted = (editor) => {
  editor.run(() => editor.createShapes(notes.map(shapeOf)), { history: 'ignore' });
  editor.zoomToFit({ immediate: true });
  globalThis.acts = actsOn(editor);
};

createRoot(document.getElementById('root')).render(
  <Tldraw store={createTLStore()} assetUrls={getAssetUrlsByImport()} onMount={mounted} />,
);
