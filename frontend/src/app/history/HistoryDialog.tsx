import { ArrowLeft, X } from 'lucide-react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../../view/text';
import type { Room } from '../board/roomPort';
import { BinView } from './BinView';
import { ComparisonView } from './ComparisonView';
import { closeHistory, type Place, showHistory } from './historyStore';
import { PreviewView } from './PreviewView';
import { TimelineView } from './TimelineView';

interface HistoryDialogProps {
  readonly room: Room;
  readonly place: Place;
}

/** What the board was: its versions, what they hold, what changed since, and the bin. */
export default function HistoryDialog({ room, place }: HistoryDialogProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(isOpen) => isOpen || closeHistory()}
      isDismissable
    >
      <Modal className="modal history-modal">
        <Dialog className="dialog history">
          <Head place={place} />
          <Content room={room} place={place} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Head({ place }: { readonly place: Place }) {
  const text = useText();
  const isInside = place.kind === 'preview' || place.kind === 'comparison';
  return (
    <header className="history-head">
      {isInside && (
        <Button
          className="icon-button"
          aria-label={text('history.back')}
          onPress={() => showHistory()}
          autoFocus
        >
          <ArrowLeft />
        </Button>
      )}
      <Heading slot="title">{text(TITLES[place.kind])}</Heading>
      {!isInside && <Tabs place={place} />}
      <Button className="icon-button" aria-label={text('history.close')} onPress={closeHistory}>
        <X />
      </Button>
    </header>
  );
}

const TITLES = {
  timeline: 'history.title',
  bin: 'history.title',
  preview: 'history.title',
  comparison: 'history.thenAndNow',
} as const;

const TABS = ['timeline', 'bin'] as const;

function Tabs({ place }: { readonly place: Place }) {
  const text = useText();
  return (
    <div className="history-tabs">
      {TABS.map((kind) => (
        <Button
          key={kind}
          className="text-button"
          aria-pressed={place.kind === kind}
          onPress={() => showHistory({ kind })}
        >
          {text(`history.${kind}`)}
        </Button>
      ))}
    </div>
  );
}

function Content({ room, place }: HistoryDialogProps) {
  switch (place.kind) {
    case 'preview':
      return <PreviewView room={room} snapshot={place.snapshot} />;
    case 'comparison':
      return <ComparisonView room={room} from={place.from} to={place.to} />;
    case 'bin':
      return <BinView room={room} />;
    default:
      return <TimelineView room={room} />;
  }
}
