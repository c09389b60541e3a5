import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { pictureAt } from '../../api/history';
import type { Snapshot } from '../../api/types';
import { PopoverButton } from '../../view/PopoverButton';
import { useLanguage, useText } from '../../view/text';
import { showHistory } from './historyStore';
import { momentOf, nameOfSnapshot } from './moments';
import { SnapshotMenu } from './SnapshotMenu';
import { SnapshotQuestion } from './SnapshotQuestion';
import type { Question, SnapshotProps } from './snapshotProps';

/** A snapshot in the timeline. */
export function SnapshotItem(props: SnapshotProps) {
  const { room, snapshot } = props;
  const text = useText();
  const name = nameOfSnapshot(snapshot, text, useLanguage());
  const [question, setQuestion] = useState<Question | null>(null);
  const face = <Ellipsis />;
  return (
    <li className="history-item" data-named={snapshot.name !== null || undefined}>
      <img src={pictureAt(room.id, snapshot.id)} alt="" loading="lazy" width={112} height={70} />
      <Facts snapshot={snapshot} />
      <div className="history-actions">
        <Button
          className="secondary"
          aria-label={`${text('history.look')}: ${name}`}
          onPress={() => showHistory({ kind: 'preview', snapshot: snapshot.id })}
        >
          {text('history.look')}
        </Button>
        <Button
          className="secondary"
          aria-label={`${text('history.compare')}: ${name}`}
          onPress={() => showHistory({ kind: 'comparison', from: snapshot.id, to: null })}
        >
          {text('history.compare')}
        </Button>
        <PopoverButton
          className="icon-button"
          label={text('history.actions', { name })}
          face={face}
        >
          {(opened) => <SnapshotMenu {...opened} {...props} onAsk={setQuestion} />}
        </PopoverButton>
      </div>
      {question && (
        <SnapshotQuestion {...props} kind={question} onClose={() => setQuestion(null)} />
      )}
    </li>
  );
}

function Facts({ snapshot }: { readonly snapshot: Snapshot }) {
  const text = useText();
  const moment = momentOf(snapshot.at, useLanguage());
  return (
    <div className="history-facts">
      <strong dir="auto">{snapshot.name ?? text(`history.reason.${snapshot.reason}`)}</strong>
      <span className="quiet">
        <time dateTime={new Date(snapshot.at).toISOString()}>{moment}</time>
        {snapshot.author && <bdi> {text('history.by', { name: snapshot.author })}</bdi>}
      </span>
    </div>
  );
}
