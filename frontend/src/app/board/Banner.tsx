import { Button } from 'react-aria-components';
import type { Phase } from '../../sync/types';
import { type TextKey, useText } from '../../view/text';
import type { BoardRoom } from './room';
import { usePhases } from './useRoom';

const PROBLEMS: Partial<Record<Phase, string>> = {
  outdated: 'outdated',
  unknown: 'unknown',
  gone: 'gone',
  forbidden: 'forbidden',
  refused: 'refused',
};

/** Says that the page cannot go on, and what to do; the sheet stays readable below it. */
export function Banner({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const { board, map } = usePhases(room);
  const isRoleGone = map === 'gone' || map === 'unknown';
  const problem = PROBLEMS[board] ?? (isRoleGone ? 'roleGone' : map && PROBLEMS[map]);
  if (!problem) return null;
  const reloads = problem === 'outdated' || problem === 'refused';
  return (
    <div className="banner" role="alert">
      <p>
        <strong>{text(`problem.${problem}Title` as TextKey)}</strong>{' '}
        {text(`problem.${problem}Text` as TextKey)}
      </p>
      {reloads && (
        <Button className="secondary" onPress={() => location.reload()}>
          {text('problem.reload')}
        </Button>
      )}
    </div>
  );
}
