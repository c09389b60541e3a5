import type { Participant, Person, PersonState, PresencePort } from '../../editor/presence';

/** Everybody by id with a name that nobody else here has: the second Anouk is “Anouk 2”. */
export function distinctNames(people: readonly Participant[]): ReadonlyMap<string, string> {
  const byId = new Map(people.map((one) => [one.id, one.name.trim()]));
  // Everyone must come to the same numbers: the ids are the same in all browsers.
  const sorted = [...byId].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = new Map<string, number>();
  return new Map(
    sorted.map(([id, name]) => {
      const key = name.toLocaleLowerCase();
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [id, name && count > 1 ? `${name} ${count}` : name];
    }),
  );
}

/** The others on a document under names that tell them apart on the whole board. */
export class NamedPresence implements PresencePort {
  readonly #document: PresencePort;
  readonly #board: PresencePort;
  readonly #me: () => Participant;
  #known: readonly unknown[] = [];
  #others: readonly Person[] = [];
  #participants: readonly Participant[] = [];
  #names: ReadonlyMap<string, string> = new Map();
  /** Participants under the name that tells them apart. */
  #named = new WeakMap<Participant, Participant>();

  /** Takes who is on the document, and who is on its board. */
  constructor(document: PresencePort, board: PresencePort, me: () => Participant) {
    this.#document = document;
    this.#board = board;
    this.#me = me;
  }

  setLocal(patch: PersonState): void {
    this.#document.setLocal(patch);
  }

  others(): readonly Person[] {
    this.#read();
    return this.#others;
  }

  /** One's own name as the others see it. */
  myName(): string {
    this.#read();
    const { id, name } = this.#me();
    return this.#names.get(id) ?? name;
  }

  subscribe(listener: () => void): () => void {
    const stops = [this.#document, this.#board].map((one) => one.subscribe(listener));
    return () => {
      for (const stop of stops) stop();
    };
  }

  #read(): void {
    const [here, all, me] = [this.#document.others(), this.#board.others(), this.#me()];
    const now = [here, all, me];
    if (now.every((part, at) => part === this.#known[at])) return;
    this.#known = now;
    this.#tellApart([me, ...[...here, ...all].flatMap(({ state }) => state.participant ?? [])]);
    this.#others = here.map((person) => this.#withName(person));
  }

  /** Most news are of pointers: the names are worked out anew when somebody comes or goes. */
  #tellApart(people: readonly Participant[]): void {
    const before = this.#participants;
    if (people.length === before.length && people.every((one, at) => one === before[at])) return;
    this.#participants = people;
    this.#names = distinctNames(people);
    this.#named = new WeakMap();
  }

  #withName(person: Person): Person {
    const { participant } = person.state;
    const name = participant && this.#names.get(participant.id);
    if (!participant || !name || name === participant.name) return person;
    const named = this.#named.get(participant) ?? { ...participant, name };
    this.#named.set(participant, named);
    return { ...person, state: { ...person.state, participant: named } };
  }
}
