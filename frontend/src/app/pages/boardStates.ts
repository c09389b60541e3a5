import { createStore } from 'zustand/vanilla';
import { type Api, api } from '../../api/client';
import { ApiError } from '../../api/errors';
import { recentBoards, updateBoard } from '../recent';

/** How a board that was opened here stands now. */
export type BoardState = 'open' | 'gone' | 'unknown' | 'forbidden';

/** How the boards stand, as far as the server was asked. */
export const boardStates = createStore<Readonly<Record<string, BoardState>>>(() => ({}));

/** Boards asked about at a time: a slow server must not hold up what one does here. */
const AT_ONCE = 4;

/** Asks the server how the boards of the list are, and takes over their titles. */
export async function askForBoards(server: Pick<Api, 'board'> = api): Promise<void> {
  const waiting = recentBoards.getState().boards.map(({ id }) => id);
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await ask(server, id);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Says how a board stands. */
export function setBoardState(id: string, state: BoardState): void {
  boardStates.setState({ [id]: state });
}

async function ask(server: Pick<Api, 'board'>, id: string): Promise<void> {
  try {
    const { title, account, maps } = await server.board(id);
    setBoardState(id, 'open');
    updateBoard(id, { title, account, roles: maps.length });
  } catch (error) {
    const state = stateOf(error);
    if (state) setBoardState(id, state);
  }
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
