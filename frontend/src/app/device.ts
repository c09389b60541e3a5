import { deleteCopy } from '../sync/offlineCopy';
import { dropKey } from './keys';
import { dropPicture } from './pictures';
import { forgetBoard, recentBoard } from './recent';

/** Leaves nothing of a board on this device: no entry, no picture, no copies of its documents. */
export async function forgetOnDevice(board: string): Promise<void> {
  const maps = recentBoard(board)?.maps ?? [];
  forgetBoard(board);
  dropKey(board);
  dropPicture(board);
  await Promise.all([board, ...maps].map(deleteCopy));
}
