import { useEffect } from 'react';
import { fetchLateParts } from '../../view/lateParts';
import { useText } from '../../view/text';
import type { MapDesk } from './mapDesk';
import { followPrinting } from './printing';
import type { Room } from './roomPort';
import { useLeaveWarning } from './useLeaveWarning';
import { useLevelNews } from './useLevelNews';
import { useRemember } from './useRemember';
import { useMeta, useRole } from './useRoom';

/** When the page has long been usable, in milliseconds. */
const QUIET = 4000;

interface PageDutiesProps {
  readonly room: Room;
  readonly desk: MapDesk | null;
}

/** What every open page does besides showing something: its title, printing, news. */
export function PageDuties({ room, desk }: PageDutiesProps) {
  useLeaveWarning(room);
  useTitles(room, desk);
  useRemember(room, desk);
  useLevelNews(room);
  useEffect(() => followPrinting(room), [room]);
  useEffect(() => {
    const timer = setTimeout(() => void fetchLateParts(), QUIET);
    return () => clearTimeout(timer);
  }, []);
  return null;
}

function useTitles(room: Room, desk: MapDesk | null): void {
  const text = useText();
  const { title } = useMeta(room);
  const role = useRole(room, desk?.role ?? null)?.title;
  const board = title || text('home.untitled');
  useEffect(() => {
    document.title = role ? text('board.pageTitle', { role, board }) : board;
  }, [role, board, text]);
}
