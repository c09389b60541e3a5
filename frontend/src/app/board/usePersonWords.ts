import type { Person } from '../../editor/presence';
import { useDepartment } from '../../view/departments';
import { useText } from '../../view/text';
import { useStore } from '../useStore';
import { describe } from './people';
import type { Room } from './roomPort';

/** A person in words, with the role that they look at. */
export function usePersonWords(room: Room, { state: { participant, map } }: Person): string {
  const text = useText();
  const role = useStore(room.store, ({ roles }) => roles.find(({ key }) => key === map)?.title);
  const department = useDepartment(participant?.department ?? '')?.name;
  return describe(participant, department, role, text);
}
