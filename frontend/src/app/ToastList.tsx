import { X } from 'lucide-react';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useText } from '../view/text';
import { queue } from './toasts';

/** Where short messages appear. */
export default function ToastList() {
  const text = useText();
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={text('problem.notifications')}>
      {({ toast }) => (
        <Toast toast={toast} className="toast">
          <ToastContent className="toast-words">
            <Text slot="title">{toast.content.words}</Text>
          </ToastContent>
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
