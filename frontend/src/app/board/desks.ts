import type { Level } from '../../shared/access';
import type { Session } from '../../sync/types';
import { type DeskParts, MapDesk } from './mapDesk';

/** The open maps of a page: the one on screen, and those just left with something unsaved. */
export class Desks {
  readonly #parts: DeskParts;
  readonly #leaving = new Set<MapDesk>();
  #present: MapDesk | null = null;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** The map on screen. */
  get present(): MapDesk | null {
    return this.#present;
  }

  /** The connections of all open maps. */
  get sessions(): readonly Session[] {
    const desks = this.#present ? [this.#present, ...this.#leaving] : [...this.#leaving];
    return desks.map(({ session }) => session);
  }

  /** Opens a map and leaves the one before. */
  sit(map: string, role: string, level: Level): MapDesk {
    this.leave();
    const desk = new MapDesk(map, role, this.#parts);
    desk.setLevel(level);
    desk.session.subscribe(() => this.#heard(desk));
    this.#present = desk;
    return desk;
  }

  /** Leaves the map on screen, which stays connected until everything is saved. */
  leave(): void {
    const desk = this.#present;
    if (!desk) return;
    this.#present = null;
    desk.leave();
    this.#leaving.add(desk);
    this.#heard(desk);
  }

  /** Closes the map on screen at once, saved or not. */
  drop(): void {
    const desk = this.#present;
    this.#present = null;
    desk?.leave();
    desk?.close();
  }

  /** Closes all maps. */
  close(): void {
    const present = this.#present;
    this.#present = null;
    present?.leave();
    for (const desk of present ? [present, ...this.#leaving] : this.#leaving) desk.close();
    this.#leaving.clear();
  }

  #heard(desk: MapDesk): void {
    if (this.#leaving.has(desk) && desk.session.state().unsaved === 0) {
      this.#leaving.delete(desk);
      desk.close();
    }
    this.#parts.heard(desk.session);
  }
}
