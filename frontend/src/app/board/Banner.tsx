import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import type { Phase } from '../../sync/types';
import { type TextKey, useText } from '../../view/text';
import type { BoardRoom } from './room';
import { useKeepsCopy } from './useLeaveWarning';
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
  const keepsCopy = useKeepsCopy();
  const isRoleGone = map === 'gone' || map === 'unknown';
  const problem = PROBLEMS[board] ?? (isRoleGone ? 'roleGone' : map && PROBLEMS[map]);
  if (!problem) return null;
  const isLost = problem === 'outdated' && !keepsCopy;
  const reloads = problem === 'outdated' || problem === 'refused';
  return (
    <div className="banner" role="alert">
      <p>
        <strong>{text(`problem.${problem}Title` as TextKey)}</strong>{' '}
        {text(isLost ? 'problem.outdatedLost' : (`problem.${problem}Text` as TextKey))}
      </p>
      {reloads ? (
        <Button className="secondary" onPress={() => location.reload()}>
          {text('problem.reload')}
        </Button>
      ) : (
        <Link className="secondary" href="/">
          {text('problem.home')}
        </Link>
      )}
    </div>
  );
}
