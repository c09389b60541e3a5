import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import { type TextKey, useText } from '../../view/text';
import { isAwaited, isReloaded, type Problem } from './problems';
import type { Room } from './roomPort';
import { SaveCopyButton } from './SaveCopyButton';
import { useKeepsCopy } from './useLeaveWarning';
import { useProblem } from './useRoom';

/** Says that the page cannot go on, and what to do; the sheet stays readable below it. */
export function Banner({ room }: { readonly room: Room }) {
  const text = useText();
  const problem = useProblem(room);
  const keepsCopy = useKeepsCopy();
  if (!problem) return null;
  const isLost = problem === 'outdated' && !keepsCopy;
  return (
    <div className="banner" role="alert">
      <p>
        <strong>{text(`problem.${problem}Title` as TextKey)}</strong>{' '}
        {text(isLost ? 'problem.outdatedLost' : (`problem.${problem}Text` as TextKey))}
      </p>
      {problem === 'restored' && <SaveCopyButton room={room} />}
      <WayOut problem={problem} />
    </div>
  );
}

function WayOut({ problem }: { readonly problem: Problem }) {
  const text = useText();
  if (isAwaited(problem)) return null;
  if (isReloaded(problem)) {
    return (
      <Button className="secondary" onPress={() => location.reload()}>
        {text('problem.reload')}
      </Button>
    );
  }
  return (
    <Link className="secondary" href="/">
      {text('problem.home')}
    </Link>
  );
}
