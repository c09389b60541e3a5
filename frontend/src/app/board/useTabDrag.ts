import { type DragEvent, useState } from 'react';
import type { BoardRoom } from './room';

/** The kind of what is dragged: nothing else may be dropped on the tabs. */
const KIND = 'application/x-empathyboard-role';

/** On which side of a tab a dragged one would land. */
type Side = 'before' | 'after';

/** Lets a tab be dragged to another place; the tab's menu does the same for keys and fingers. */
export function useTabDrag({ board }: BoardRoom, key: string) {
  const [side, setSide] = useState<Side | null>(null);
  const handlers = {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(KIND, key),
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!event.dataTransfer.types.includes(KIND)) return;
      event.preventDefault();
      setSide(sideOf(event));
    },
    onDragLeave: () => setSide(null),
    onDrop: (event: DragEvent<HTMLElement>) => {
      event.preventDefault();
      setSide(null);
      const moved = event.dataTransfer.getData(KIND);
      const keys = board.roles().map((role) => role.key);
      const before = sideOf(event) === 'before' ? key : keys[keys.indexOf(key) + 1];
      if (keys.includes(moved) && moved !== before) board.moveRole(moved, before ?? null);
    },
  };
  return { side, handlers };
}

function sideOf(event: DragEvent<HTMLElement>): Side {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return event.clientX < left + width / 2 ? 'before' : 'after';
}
