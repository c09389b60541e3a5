import { useText } from '../../view/text';
import { Rescued } from '../board/Rescued';
import type { Room } from '../board/roomPort';
import { NoticePage } from './NoticePage';

/** What a page shows whose access was taken away while it was open. */
export default function EndedPage({ room }: { readonly room: Room }) {
  const text = useText();
  return (
    <NoticePage
      kind="ended"
      retryLabel={text('problem.lookAgain')}
      onRetry={() => location.reload()}
    >
      <Rescued room={room} />
    </NoticePage>
  );
}
