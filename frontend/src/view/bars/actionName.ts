import type { Action } from '../../editor/actions/action';
import type { Text, TextKey } from '../text';

/** The name of a command in the present language. */
export function actionName({ textKey, subject }: Action, text: Text): string {
  const key = textKey as TextKey;
  if (!subject) return text(key);
  if ('section' in subject) {
    // The key 7 leads to the head, whose zones have names of their own.
    const isHead = subject.section === 'pains';
    return text(key, { title: text(isHead ? 'section.head' : `section.${subject.section}`) });
  }
  return text(key, { colour: text(`colour.${subject.colour}`) });
}
