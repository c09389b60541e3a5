// An unmodified y-websocket provider that does what it is told, one JSON line a command.
//
// Arguments: server address, room, client id of the document, "ws" for that package's WebSocket
// instead of Node's own, and how many times faster than the machine's its clock runs.
import { createInterface } from "node:readline";

const [address, room, clientId, socket, speed] = process.argv.slice(1);

// Before the provider is loaded, as it takes hold of the clock then.
if (Number(speed) > 1) {
  const factor = Number(speed);
  const start = Date.now();
  const now = Date.now.bind(Date);
  Date.now = () => start + (now() - start) * factor;
  const { setInterval: every, setTimeout: after } = globalThis;
  globalThis.setInterval = (call, delay, ...rest) => every(call, delay / factor, ...rest);
  globalThis.setTimeout = (call, delay, ...rest) => after(call, delay / factor, ...rest);
}

const Y = await import("yjs");
const { WebsocketProvider } = await import("y-websocket");
const options = { disableBc: true };
if (socket === "ws") options.WebSocketPolyfill = (await import("ws")).WebSocket;

const doc = new Y.Doc();
if (clientId) doc.clientID = Number(clientId);
const notes = doc.getMap("notes");
const provider = new WebsocketProvider(address, room, doc, options);
const history = new Y.UndoManager(notes, { captureTimeout: 0 });

const seen = { connected: 0, disconnected: 0, closed: null };
provider.on("status", ({ status }) => {
  if (status in seen) seen[status] += 1;
});
provider.on("closed", (event) => {
  seen.closed = { code: event.code, reason: event.reason };
});

// Positions are given in code points, as no edit may split one (D45).
const units = (body, position) => [...body.toString()].slice(0, position).join("").length;

// A note that somebody else took away in the meantime is passed over.
const DO = {
  note({ key, text, fields }) {
    const note = new Y.Map();
    note.set("section", "see");
    note.set("pos", [10.5, 20]);
    for (const [name, value] of Object.entries(fields ?? {})) note.set(name, value);
    note.set("text", new Y.Text(text));
    notes.set(key, note);
  },
  insert({ key, at, text }) {
    const body = notes.get(key)?.get("text");
    body?.insert(units(body, at), text);
  },
  delete({ key, at, length }) {
    const body = notes.get(key)?.get("text");
    if (!body) return;
    const start = units(body, at);
    body.delete(start, units(body, at + length) - start);
  },
  remove: ({ key }) => notes.delete(key),
  set: ({ key, name, value }) => notes.get(key)?.set(name, value),
  undo: () => history.undo(),
  redo: () => history.redo(),
  presence: ({ state }) => provider.awareness.setLocalState(state),
  disconnect: () => provider.disconnect(),
  connect: () => provider.connect(),
  state: () => ({
    ...seen,
    synced: provider.synced,
    notes: notes.toJSON(),
    states: Object.fromEntries(provider.awareness.getStates()),
    now: Date.now(),
  }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  const answer = DO[command.do](command);
  console.log(JSON.stringify(answer ?? null));
}
provider.destroy();
process.exit(0);
