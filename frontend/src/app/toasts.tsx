import { X } from 'lucide-react';
import {
  Button,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useText } from '../view/text';

/** A short message, perhaps with something to do about it. */
export interface Notice {
  readonly words: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** How long a message stays, in milliseconds; longer with something to press. */
const STAYS = 6000;
const STAYS_WITH_ACTION = 12_000;

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

/** Shows a short message at the lower edge. */
export function notify(notice: Notice): void {
  queue.add(notice, { timeout: notice.action ? STAYS_WITH_ACTION : STAYS });
}

/** Where short messages appear. */
export function Toasts() {
  const text = useText();
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={text('problem.notifications')}>
      {({ toast }) => (
        <Toast toast={toast} className="toast">
          <ToastContent className="toast-words">{toast.content.words}</ToastContent>
          {toast.content.action && (
            <Button
              className="toast-action"
              onPress={() => {
                toast.content.action?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <Button slot="close" className="icon-button" aria-label={text('problem.dismiss')}>
            <X />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
