import { useCallback } from 'react';
import { useEditor } from '../useEditor';

/** How a panel closes itself. */
export function useClosePanel(): () => void {
  const { screen } = useEditor();
  return useCallback(() => screen.setState({ panel: null }), [screen]);
}
