import { useState } from 'react';
import { limits } from '../../shared/limits';
import { useLanguage, useText } from '../../view/text';
import { deleteSnapshot, nameSnapshot, restoreSnapshot } from './commands';
import { nameOfSnapshot } from './moments';
import { QuestionDialog } from './QuestionDialog';
import type { Question, SnapshotProps } from './snapshotProps';

interface SnapshotQuestionProps extends SnapshotProps {
  readonly kind: Question;
  readonly onClose: () => void;
}

/** Asks before a snapshot is restored, named or deleted. */
export function SnapshotQuestion({ kind, ...props }: SnapshotQuestionProps) {
  if (kind === 'restore') return <RestoreQuestion {...props} />;
  if (kind === 'delete') return <DeleteQuestion {...props} />;
  return <NameQuestion {...props} />;
}

type Asking = Omit<SnapshotQuestionProps, 'kind'>;

function RestoreQuestion({ room, snapshot, onClose }: Asking) {
  const text = useText();
  const name = nameOfSnapshot(snapshot, text, useLanguage());
  return (
    <QuestionDialog
      title={text('history.restoreTitle', { name })}
      yes={text('history.restore')}
      onYes={() => restoreSnapshot(room.id, snapshot)}
      onClose={onClose}
    >
      <p>{text('history.restoreText')}</p>
    </QuestionDialog>
  );
}

function DeleteQuestion({ room, snapshot, onChange, onClose }: Asking) {
  const text = useText();
  const name = nameOfSnapshot(snapshot, text, useLanguage());
  const act = async () => {
    if (await deleteSnapshot(room.id, snapshot.id)) onChange();
  };
  return (
    <QuestionDialog
      title={text('history.deleteTitle', { name })}
      yes={text('history.delete')}
      onYes={act}
      onClose={onClose}
    >
      <p>{text('history.deleteText')}</p>
    </QuestionDialog>
  );
}

function NameQuestion({ room, snapshot, onChange, onClose }: Asking) {
  const text = useText();
  const [name, setName] = useState(snapshot.name ?? '');
  const act = async () => {
    if (await nameSnapshot(room.id, snapshot.id, name.trim())) onChange();
  };
  return (
    <QuestionDialog
      title={text('history.rename')}
      yes={text('history.save')}
      onYes={act}
      onClose={onClose}
    >
      <label className="history-form">
        {text('history.name')}
        <input
          value={name}
          maxLength={limits.titleLength}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
    </QuestionDialog>
  );
}
