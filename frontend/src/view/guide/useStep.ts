import { useRef } from 'react';
import { boxOf } from '../../shared/geometry';
import { useEditor, useScreen } from '../useEditor';
import { type Step, stepOf, steps } from './steps';

/** The step of the section that one works in, and how to go to another. */
export function useStep(): { readonly step: Step; readonly go: (step: Step) => void } {
  const editor = useEditor();
  const section = useScreen((screen) => screen.section);
  // The parking strip belongs to no step: the guide stays where it was.
  const last = useRef(steps[0] as Step);
  const step = stepOf(section) ?? last.current;
  last.current = step;
  const go = ({ sections: [first] }: Step) => {
    if (!first) return;
    editor.screen.setState({ section: first });
    editor.viewport.reveal(boxOf(first));
  };
  return { step, go };
}
