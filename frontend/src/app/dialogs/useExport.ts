import { useEffect, useRef, useState } from 'react';
import { type ExportWish, fetchExport, type MissingLetters } from '../../api/exports';
import { text } from '../../view/text';
import { reasonOf } from '../failure';

/** How far an export is, in words. */
export interface ExportState {
  readonly kind: 'idle' | 'busy' | 'done' | 'warning' | 'failed';
  readonly words: string;
}

/** After this long it is said that a large board takes its time, in milliseconds. */
const LONG = 3000;

/** Makes a file and saves it; one at a time, and can be given up. */
export function useExport() {
  const [state, setState] = useState<ExportState>({ kind: 'idle', words: '' });
  const running = useRef<AbortController | null>(null);
  const stop = () => running.current?.abort();
  useEffect(() => () => running.current?.abort(), []);
  const start = async (wish: ExportWish) => {
    const control = new AbortController();
    running.current = control;
    setState({ kind: 'busy', words: text('export.working') });
    const patience = setTimeout(
      () => setState({ kind: 'busy', words: text('export.workingLong') }),
      LONG,
    );
    try {
      const file = await fetchExport(wish, control.signal);
      save(file.name, file.content);
      setState(stateAfter(file.name, file.missing));
    } catch (error) {
      if (!control.signal.aborted) setState({ kind: 'failed', words: failureOf(error) });
    } finally {
      clearTimeout(patience);
    }
  };
  return { state, start, stop };
}

function failureOf(error: unknown): string {
  return text('problem.failed', { reason: reasonOf(error) });
}

function stateAfter(name: string, missing: readonly MissingLetters[]): ExportState {
  const saved = text('export.saved', { name });
  if (missing.length === 0) return { kind: 'done', words: saved };
  const letters = missing.map((kind) => text(`exportMissing.${kind}`)).join(', ');
  return { kind: 'warning', words: `${saved} ${text('export.missing', { letters })}` };
}

/** Lets the browser save a file as if a link to it had been followed. */
function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
