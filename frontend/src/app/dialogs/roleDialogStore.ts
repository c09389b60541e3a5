import { createStore } from 'zustand/vanilla';

/** Which role the dialog is about. */
export type RoleDialogAim =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly role: string };

/** Whether the dialog for a role is open, and for which. */
export const roleDialog = createStore<{ readonly aim: RoleDialogAim | null }>(() => ({
  aim: null,
}));

/** Opens the dialog. */
export function openRoleDialog(aim: RoleDialogAim): void {
  roleDialog.setState({ aim });
}

/** Closes the dialog. */
export function closeRoleDialog(): void {
  roleDialog.setState({ aim: null });
}
