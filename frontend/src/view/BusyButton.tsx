import { Button, type ButtonProps } from 'react-aria-components';

interface BusyButtonProps extends Omit<ButtonProps, 'isPending'> {
  /** Whether what it began is still under way: then it does nothing. */
  readonly isBusy: boolean;
}

/**
 * A button for what takes a moment. It stays where the focus is meanwhile: disabled, it would lose
 * the focus to the page, and the keyboard would no longer reach the dialog around it.
 */
export function BusyButton({ isBusy, ...given }: BusyButtonProps) {
  if (!isBusy) return <Button {...given} />;
  return <Button {...given} type="button" aria-disabled onPress={() => {}} />;
}
