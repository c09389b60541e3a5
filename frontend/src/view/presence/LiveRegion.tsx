import { useEffect, useState } from 'react';
import type { ChangeReport } from '../../editor/changes';
import type { Editor } from '../../editor/editor';
import type { SectionKey } from '../../shared/catalogue';
import { type Text, useText } from '../text';
import { useEditor } from '../useEditor';
import { isHeard } from './heard';

/** How long reports are gathered before they are told, in milliseconds. */
const GATHER = 2000;

/** Tells screen readers what others did, politely and in batches. */
export function LiveRegion() {
  const editor = useEditor();
  const text = useText();
  const [words, setWords] = useState('');
  useEffect(() => {
    let reports: ChangeReport[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = editor.changes.subscribe((report) => {
      reports.push(report);
      timer ??= setTimeout(() => {
        setWords(tell(reports, editor, text));
        reports = [];
        timer = undefined;
      }, GATHER);
    });
    const silence = editor.onMessage(({ key, count = 0 }) => {
      if (isHeard(key)) setWords(text(key, { count }));
    });
    return () => {
      stop();
      silence();
      clearTimeout(timer);
    };
  }, [editor, text]);
  return (
    <p className="visually-hidden" role="status" data-live>
      {words}
    </p>
  );
}

/** Reports as sentences. */
export function tell(reports: readonly ChangeReport[], editor: Editor, text: Text): string {
  const added = reports.flatMap((report) => report.added);
  const removed = reports.reduce((sum, report) => sum + report.removed, 0);
  const moved = reports.flatMap((report) => report.moved);
  const title = (section: SectionKey) => text(`section.${section}`);
  const sentences = [
    ...grouped(added, ({ author, section }) => `${section} ${author}`).map(
      ([{ author, section }, count]) =>
        text('live.added', { name: nameOf(editor, author, text), count, section: title(section) }),
    ),
    ...grouped(moved, (section) => section).map(([section, count]) =>
      text('live.moved', { count, section: title(section) }),
    ),
  ];
  if (removed > 0) sentences.push(text('live.removed', { count: removed }));
  return sentences.join(' ');
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [T, number][] {
  const groups = new Map<string, [T, number]>();
  for (const item of items) {
    const [first, count] = groups.get(keyOf(item)) ?? [item, 0];
    groups.set(keyOf(item), [first, count + 1]);
  }
  return [...groups.values()];
}

function nameOf({ presence }: Editor, author: string, text: Text): string {
  const found = presence.others().find(({ state }) => state.participant?.id === author);
  return found?.state.participant?.name || text('live.someone');
}
