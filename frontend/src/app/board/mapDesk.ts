import { MapDocument } from '../../document/mapDocument';
import { newDoc } from '../../document/newDoc';
import type { Editor } from '../../editor/editor';
import { openEditor } from '../../editor/openEditor';
import type { Participant, PresencePort } from '../../editor/presence';
import type { Insets } from '../../editor/viewport';
import type { Session } from '../../sync/types';
import { textScale } from '../../view/platform';
import { NamedPresence } from './namedPresence';
import type { OpenDocument } from './openDocument';

/** Room that the bars take at the edges of the canvas, in pixels. */
function insets(): Insets {
  const scale = textScale();
  return { top: 16, right: 12, bottom: 72 * scale, left: 80 * scale };
}

/** One role's map, open for one person's hands. */
export class MapDesk {
  readonly role: string;
  readonly session: Session;
  readonly editor: Editor;
  readonly #map: MapDocument;

  /** Opens the map of a role; `people` are all on its board. */
  constructor(
    id: string,
    role: string,
    open: OpenDocument,
    me: () => Participant,
    people: PresencePort,
  ) {
    const doc = newDoc();
    this.role = role;
    this.#map = new MapDocument(doc);
    this.session = open(id, doc);
    this.editor = openEditor({
      map: this.#map,
      presence: new NamedPresence(this.session.presence, people, me),
      me,
      insets: insets(),
    });
    this.introduce(me());
  }

  /** Shows the others who is here. */
  introduce(participant: Participant): void {
    this.session.presence.setLocal({ participant, map: this.role });
  }

  /** Leaves the desk; what is not saved yet may still be on its way. */
  leave(): void {
    this.editor.destroy();
  }

  /** Ends the connection. */
  close(): void {
    this.session.close();
    this.#map.destroy();
  }
}
