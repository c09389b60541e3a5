import { createStore } from 'zustand/vanilla';
import { type Api, api } from '../../api/client';
import { ApiError } from '../../api/errors';
import type { Board } from '../../api/types';
import { type RecentBoard, recentBoards, updateBoard } from '../recent';

/** How a board that was opened here stands now. */
export type BoardState = 'open' | 'gone' | 'unknown' | 'forbidden' | 'ended';

/** How the boards stand, as far as the server was asked. */
export const boardStates = createStore<Readonly<Record<string, BoardState>>>(() => ({}));

/** Boards asked about at a time: a slow server must not hold up what one does here. */
const AT_ONCE = 4;

/** Asks the server how the boards of the list are, and takes over their titles. */
export async function askForBoards(server: Server = api): Promise<void> {
  const waiting = [...recentBoards.getState().boards];
  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await ask(server, one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Says how a board stands. */
export function setBoardState(id: string, state: BoardState): void {
  boardStates.setState({ [id]: state });
}

type Server = Pick<Api, 'board' | 'singleMap'>;

async function ask(server: Server, { id, kind, byLink }: RecentBoard): Promise<void> {
  try {
    if (kind === 'map') await server.singleMap(id);
    else takeOver(id, await server.board(id));
    setBoardState(id, 'open');
  } catch (error) {
    const state = stateOf(error);
    // An alias that nobody knows any more ended with its link.
    if (state) setBoardState(id, byLink && state === 'unknown' ? 'ended' : state);
  }
}

function takeOver(id: string, { title, account, maps }: Board): void {
  updateBoard(id, { title, account, roles: maps.length });
}

const STATES: Readonly<Record<number, BoardState>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'unknown',
  422: 'unknown',
};

/** What a failed call tells of a board; nothing when the server could not be asked. */
function stateOf(error: unknown): BoardState | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.code === 'gone' ? 'gone' : STATES[error.status];
}
