import { createStore } from 'zustand/vanilla';
import { person } from '../person';

/** Whether the card that asks for name and department is open: at first, for whoever gave none. */
export const joinCard = createStore(() => ({ isOpen: person.getState().name === '' }));

/** Opens the card. */
export function openJoinCard(): void {
  joinCard.setState({ isOpen: true });
}

/** Closes the card. */
export function closeJoinCard(): void {
  joinCard.setState({ isOpen: false });
}
