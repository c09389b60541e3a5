/** Replace `remove` code units at `index` by `insert`. */
export interface Edit {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text that survives UTF-8: halves of surrogate pairs are replaced, as every encoder would. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD');
}

/** A text with an edit applied. */
export function applyEdit(text: string, { index, remove, insert }: Edit): string {
  return text.slice(0, index) + insert + text.slice(index + remove);
}

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

function commonSuffix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (
    length < most &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  )
    length += 1;
  return length;
}

/** Whether a cut at this place would halve a surrogate pair. */
function splitsPair(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false;
  return (text.codePointAt(index - 1) ?? 0) > 0xffff;
}

/** What follows the caret was not touched, if the old text ends with the same. */
function suffixBehind(before: string, after: string, caret: number): number {
  const behind = after.length - Math.min(Math.max(caret, 0), after.length);
  return commonSuffix(before, after) >= behind ? behind : 0;
}

/**
 * The smallest edit, cut between code points, that turns one text into another. Where several
 * edits would do (one letter more in `aaa`), the caret tells which: input ends at the caret.
 */
export function findEdit(before: string, after: string, caret: number): Edit | null {
  if (before === after) return null;
  const behind = suffixBehind(before, after, caret);
  const [oldHead, newHead] = [
    before.slice(0, before.length - behind),
    after.slice(0, after.length - behind),
  ];
  let prefix = commonPrefix(oldHead, newHead);
  if (splitsPair(before, prefix) || splitsPair(after, prefix)) prefix -= 1;
  let suffix = behind + commonSuffix(oldHead.slice(prefix), newHead.slice(prefix));
  if (splitsPair(before, before.length - suffix) || splitsPair(after, after.length - suffix))
    suffix -= 1;
  return {
    index: prefix,
    remove: before.length - suffix - prefix,
    insert: wellFormed(after.slice(prefix, after.length - suffix)),
  };
}
