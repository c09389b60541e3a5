import type * as Y from 'yjs';
import { LOCAL } from './origin';
import { TextBinding } from './textBinding';

/** A text field as browsers have it: a value and a caret, following its binding. */
export class Field {
  readonly binding: TextBinding;
  value: string;
  caret: number;

  readonly text: Y.Text;

  constructor(text: Y.Text) {
    this.text = text;
    this.binding = new TextBinding(text, LOCAL);
    this.value = this.binding.value;
    this.caret = this.value.length;
    this.binding.onRemote((value, mapPosition) => {
      this.value = value;
      this.caret = mapPosition(this.caret);
    });
  }

  /** Replaces what is selected before the caret, without telling the binding. */
  put(typed: string, selected = 0): void {
    const start = this.caret - selected;
    this.value = this.value.slice(0, start) + typed + this.value.slice(this.caret);
    this.caret = start + typed.length;
  }

  type(typed: string, selected = 0): void {
    this.put(typed, selected);
    this.binding.input(this.value, this.caret);
  }

  compose(...stages: readonly string[]): void {
    let shown = '';
    for (const stage of stages) {
      this.put(stage, shown.length);
      this.binding.input(this.value, this.caret);
      shown = stage;
    }
  }

  finish(): void {
    this.binding.compositionEnd(this.value, this.caret);
  }

  get shown(): string {
    return `${this.value.slice(0, this.caret)}|${this.value.slice(this.caret)}`;
  }
}
