import { MapDocument } from '../../document/mapDocument';
import { newDoc } from '../../document/newDoc';
import { OwnEdits } from '../../document/ownEdits';
import { notesOf } from '../../document/reading';
import type { ColourOf, Editor } from '../../editor/editor';
import { openEditor } from '../../editor/openEditor';
import type { Participant, PresencePort } from '../../editor/presence';
import type { Level } from '../../shared/access';
import type { Insets } from '../../shared/viewport';
import type { Session } from '../../sync/types';
import { textScale } from '../../view/platform';
import { NamedPresence } from './namedPresence';
import type { OpenDocument } from './openDocument';

/** What desks work with. */
export interface DeskParts {
  readonly open: OpenDocument;
  readonly me: () => Participant;
  /** Everybody on the board, whatever map they look at. */
  readonly people?: PresencePort;
  /** The colour of a department's notes on this board. */
  readonly colourOf: ColourOf;
  /** Hears whenever a connection's state changes. */
  readonly heard: (session: Session) => void;
}

/** Room that the bars take at the edges of the canvas, in pixels. */
function insets(): Insets {
  const scale = textScale();
  return { top: 16, right: 12, bottom: 72 * scale, left: 80 * scale };
}

/** One role's map, open for one person's hands. */
export class MapDesk {
  /** The id or alias of the map. */
  readonly id: string;
  readonly role: string;
  readonly session: Session;
  readonly people: NamedPresence;
  readonly editor: Editor;
  readonly #map: MapDocument;
  readonly #own: OwnEdits;

  /** Opens the map of a role; without others on its board, those on the map are all. */
  constructor(id: string, role: string, { open, me, people, colourOf }: DeskParts) {
    const doc = newDoc();
    this.id = id;
    this.role = role;
    this.#map = new MapDocument(doc);
    this.#own = new OwnEdits(this.#map);
    this.session = open(id, doc);
    const { presence } = this.session;
    this.people = new NamedPresence(presence, people ?? presence, me);
    this.editor = openEditor({
      map: this.#map,
      presence: this.people,
      me,
      colourOf,
      insets: insets(),
    });
    this.session.subscribe(() => this.#settle());
    this.introduce(me());
  }

  /** Shows the others who is here. */
  introduce(participant: Participant): void {
    this.session.presence.setLocal({ participant, map: this.role });
  }

  /** Changes what the person may do here. */
  setLevel(level: Level): void {
    this.editor.setLevel(level);
  }

  /** What the person wrote that the server has not saved. */
  unsavedTexts(): readonly string[] {
    return this.session.state().unsaved > 0 ? this.#own.texts() : [];
  }

  /** What the map says here and not in these texts of its notes. */
  textsBeside(saved: ReadonlyMap<string, string>): readonly string[] {
    const own = notesOf(this.#map).filter(({ id, text }) => text.trim() && saved.get(id) !== text);
    return own.map(({ text }) => text.trim());
  }

  /** Leaves the desk; what is not saved yet may still be on its way. */
  leave(): void {
    this.editor.destroy();
  }

  /** Ends the connection. */
  close(): void {
    this.session.close();
    this.#own.destroy();
    this.#map.destroy();
  }

  #settle(): void {
    if (this.session.state().unsaved === 0) this.#own.settle();
  }
}
