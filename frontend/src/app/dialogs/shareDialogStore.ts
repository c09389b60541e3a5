import { createStore } from 'zustand/vanilla';

/** Whether the dialog is open that lets others in. */
export const shareDialog = createStore(() => ({ isOpen: false }));

/** Opens the dialog. */
export function openShareDialog(): void {
  shareDialog.setState({ isOpen: true });
}

/** Closes the dialog. */
export function closeShareDialog(): void {
  shareDialog.setState({ isOpen: false });
}
