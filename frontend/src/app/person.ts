import { createStore } from 'zustand/vanilla';
import type { Participant } from '../editor/presence';
import { participantColours } from '../shared/catalogue';
import { newId } from '../shared/ids';
import { limits } from '../shared/limits';
import { asRecord, asText, readSetting, writeSetting } from './storage';

/** The person at this browser; the name is empty until they give one. */
export const person = createStore<Participant>(() => readPerson() ?? newPerson());

/** What a person says about themselves. */
export type Introduction = Pick<Participant, 'name' | 'department' | 'colour'>;

/** Remembers on this device who the person is. */
export function introduce({ name, department, colour }: Introduction): void {
  const { id } = person.getState();
  const next = { id, name: name.trim().slice(0, limits.nameLength), department, colour };
  person.setState(next);
  writeSetting('person', next);
}

function readPerson(): Participant | null {
  return readSetting('person', (value) => {
    const fields = asRecord(value);
    const id = asText(fields?.id);
    if (!id) return null;
    const department = asText(fields?.department);
    return {
      id,
      name: asText(fields?.name).slice(0, limits.nameLength),
      department,
      colour: readColour(fields?.colour) ?? colourOf(id),
    };
  });
}

function newPerson(): Participant {
  const id = newId();
  const fresh = { id, name: '', department: '', colour: colourOf(id) };
  writeSetting('person', fresh);
  return fresh;
}

/** One's own colour if nobody else has it, else the first that is free. */
export function freeColour(own: string, taken: readonly string[]): string {
  if (!taken.includes(own)) return own;
  return participantColours.find((colour) => !taken.includes(colour)) ?? own;
}

function readColour(value: unknown): string | undefined {
  return participantColours.find((colour) => colour === value);
}

/** One of the colours that carry white text, the same for the same person everywhere. */
function colourOf(id: string): string {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return participantColours[sum % participantColours.length] ?? '';
}
