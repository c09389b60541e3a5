import { useEffect, useState } from 'react';
import { latePart } from '../view/lateParts';
import { queue } from './toasts';

const ToastList = latePart(() => import('./ToastList'));

/** The short messages, from the first one on. */
export function Toasts() {
  const [isNeeded, setNeeded] = useState(queue.visibleToasts.length > 0);
  useEffect(() => queue.subscribe(() => setNeeded(true)), []);
  return isNeeded && <ToastList />;
}
