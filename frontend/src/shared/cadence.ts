import { limits } from './limits';

/** How many states a second the others may send to one page, all of them together (P34). */
const TOGETHER = 450;

/** The fewest states a second, however many people there are. */
const FEWEST = 2;

/** Milliseconds between two states of one person, among so many others (P34). */
export function presenceInterval(others: number): number {
  const share = Math.max(TOGETHER / Math.max(others, 1), FEWEST);
  return 1000 / Math.min(share, limits.presencePerSecond);
}
