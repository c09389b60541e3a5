// Hocuspocus as its manual has it, with documents in SQLite.
//
// Usage: node hocuspocus.mjs PORT FOLDER WINDOW; WINDOW is "default" or milliseconds.
//
// Its own SQLite extension needs a native module that is built while it is installed; these are
// the extension's statements over the SQLite that Node brings along.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";

const [port, folder, window] = process.argv.slice(2);
const database = new DatabaseSync(join(folder, "documents.db"));
database.exec(
  `CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))`,
);

const store = new Database({
  fetch: async ({ documentName }) =>
    database
      .prepare(`SELECT data FROM "documents" WHERE name = $name ORDER BY rowid DESC`)
      .get({ name: documentName })?.data ?? null,
  store: async ({ documentName, state }) => {
    database
      .prepare(
        `INSERT INTO "documents" ("name", "data") VALUES ($name, $data)
           ON CONFLICT(name) DO UPDATE SET data = $data`,
      )
      .run({ name: documentName, data: state });
  },
});

const batching = window === "default" ? {} : { flushDelay: Number(window) };
await new Server({
  port: Number(port),
  address: "127.0.0.1",
  quiet: true,
  extensions: [store],
  ...batching,
}).listen();
