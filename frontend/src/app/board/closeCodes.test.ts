import en from '@shared/locales/en.json';
import nl from '@shared/locales/nl.json';
import { afterEach, describe, expect, it } from 'vitest';
import { protocol } from '../../shared/protocol';
import { Bench } from '../../sync/benchSupport';
import { problemOf } from './problems';
import { saveState } from './saveState';

let bench: Bench;

afterEach(() => bench.close());

function closedWith(code: number) {
  bench = new Bench();
  const session = bench.online();
  bench.server.line.close(code);
  return session.state();
}

const codes = Object.entries(protocol.closeCodes);
const isFinal = (code: number) => code >= 4400 && code <= 4499;

describe('a closed connection is explained in both languages', () => {
  it.each(codes.filter(([, code]) => isFinal(code)))('%s ends the page’s work', (_, code) => {
    const problem = problemOf(closedWith(code), null);
    for (const { problem: texts } of [en, nl]) {
      expect(texts).toHaveProperty(`${problem}Title`);
      expect(texts).toHaveProperty(`${problem}Text`);
    }
  });

  it.each(codes.filter(([, code]) => !isFinal(code)))('%s passes by itself', (_, code) => {
    const { kind } = saveState([closedWith(code)]);
    expect(kind).toBe('offline');
    for (const { state } of [en, nl]) expect(state).toHaveProperty(kind);
  });
});
