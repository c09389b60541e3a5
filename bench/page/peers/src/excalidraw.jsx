import { CaptureUpdateAction, convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw';
import { createRoot } from 'react-dom/client';
import '@excalidraw/excalidraw/index.css';

globalThis.EXCALIDRAW_ASSET_PATH = '/';

const COLOURS = { yellow: '#ffd84a', blue: '#8ab8ff', coral: '#ff9b85', mint: '#d3f2de' };

const skeletonOf = ({ id, text, x, y, side, colour }) => ({
  ...{ type: 'rectangle', id, x, y, width: side, height: side },
  ...{ backgroundColor: COLOURS[colour], fillStyle: 'solid', roughness: 0 },
  label: { text, fontSize: 14 },
});

/** What the bench asks of the page; changes of others come as Excalidraw's own sharing does it. */
const actsOn = (api) => ({
  count: () => api.getSceneElements().filter(({ type }) => type === 'rectangle').length,
  zoom: () => api.getAppState().zoom.value,
  placeOf: (id) => {
    const { x, y } = api.getSceneElements().find((one) => one.id === id);
    return [x, y];
  },
  screenOf: ([x, y]) => {
    const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState();
    return [(x + scrollX) * zoom.value + offsetLeft, (y + scrollY) * zoom.value + offsetTop];
  },
  select: (ids) =>
    api.updateScene({
      appState: { selectedElementIds: Object.fromEntries(ids.map((id) => [id, true])) },
    }),
  move: (id, [x, y]) => {
    const before = api.getSceneElementsIncludingDeleted();
    const note = before.find((one) => one.id === id);
    const [dx, dy] = [x - note.x, y - note.y];
    const moves = (one) => one.id === id || one.containerId === id;
    const elements = before.map((one) => (moves(one) ? moved(one, dx, dy) : one));
    api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER });
  },
  point: (people) => {
    const collaborators = people.map(({ id, name, colour, at: [x, y] }) => [
      id,
      {
        ...{ id, socketId: id, username: name, button: 'up' },
        color: { background: colour, stroke: colour },
        pointer: { x, y, tool: 'pointer' },
      },
    ]);
    api.updateScene({ collaborators: new Map(collaborators) });
  },
});

const moved = (one, dx, dy) => ({
  ...one,
  ...{ x: one.x + dx, y: one.y + dy },
  version: one.version + 1,
  versionNonce: Math.floor(Math.random() * 2 ** 31),
});

const notes = await (await fetch(`/notes${location.search.slice(1)}.json`)).json();
const elements = convertToExcalidrawElements(notes.map(skeletonOf), { regenerateIds: false });

createRoot(document.getElementById('root')).render(
  <Excalidraw
    initialData={{ elements, scrollToContent: true, appState: { currentItemFontFamily: 2 } }}
    excalidrawAPI={(api) => {
      globalThis.acts = actsOn(api);
    }}
  />,
);
