import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { Field } from './fieldSupport';
import { LOCAL } from './origin';
import { decodePosition, encodePosition } from './textBinding';

/** Two people at the same note; `sync` brings each what the other wrote. */
function pair(content = '') {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  docs[0].getText('t').insert(0, content);
  const sync = () => {
    const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
    docs.forEach((doc, place) => {
      Y.applyUpdate(doc, updates[1 - place] ?? new Uint8Array(), 'remote');
    });
  };
  sync();
  const texts = [docs[0].getText('t'), docs[1].getText('t')] as const;
  return { mine: new Field(texts[0]), theirs: texts[1], docs, sync };
}

describe('the five checks of a binding', () => {
  test('what is composed at the end of a text arrives once', () => {
    const { mine } = pair('ab');
    mine.binding.compositionStart();
    mine.compose('k', 'か', '花');
    expect(mine.text.toString()).toBe('ab');
    mine.finish();
    expect(mine.text.toString()).toBe('ab花');
    expect(mine.shown).toBe('ab花|');
  });

  test('families and skin tones arrive whole', () => {
    const { mine, theirs, sync } = pair('hi ');
    mine.type('👩‍👩‍👧');
    mine.type('👋🏽');
    mine.type('🇳🇱');
    sync();
    expect(theirs.toString()).toBe('hi 👩‍👩‍👧👋🏽🇳🇱');
  });

  test('backspace takes what was before the caret, and a whole emoji', () => {
    const { mine } = pair('aa😀a');
    mine.caret = 4;
    mine.type('', 2);
    expect(mine.text.toString()).toBe('aaa');
    mine.type('', 1);
    expect(mine.shown).toBe('a|a');
    expect(mine.text.toString()).toBe('aa');
  });

  test('a remote edit during a composition doubles nothing', () => {
    const { mine, theirs, sync } = pair('start end');
    mine.caret = 5;
    mine.binding.compositionStart();
    mine.compose('k', 'ka');
    theirs.insert(0, 'Re: ');
    sync();
    expect(mine.shown).toBe('startka| end');
    mine.compose('');
    mine.put('か', 0);
    mine.value = mine.value.replace('ka', '');
    mine.caret -= 2;
    mine.finish();
    expect(mine.shown).toBe('Re: startか| end');
    expect(mine.text.toString()).toBe('Re: startか end');
  });

  test('after a remote insert before it, typing goes on where the caret was', () => {
    const { mine, theirs, sync } = pair('one two');
    mine.caret = 3;
    theirs.insert(0, '>> ');
    sync();
    expect(mine.shown).toBe('>> one| two');
    mine.type('!');
    expect(mine.text.toString()).toBe('>> one! two');
  });
});

describe('typing', () => {
  test('an edit is written as it was made, never the whole text again', () => {
    const { mine, docs } = pair('x'.repeat(5000));
    const sizes: number[] = [];
    docs[0].on('update', (update: Uint8Array) => sizes.push(update.length));
    mine.caret = 2500;
    mine.type('y');
    mine.type('', 1);
    expect(sizes).toHaveLength(2);
    expect(Math.max(...sizes)).toBeLessThan(60);
  });

  test('each edit is one transaction with the origin it was given', () => {
    const { mine, docs } = pair('abc');
    const origins: unknown[] = [];
    docs[0].on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
    mine.type('de', 2);
    expect(origins).toEqual([LOCAL]);
  });

  test('the same value again writes nothing', () => {
    const { mine, docs } = pair('abc');
    const heard = vi.fn();
    docs[0].on('update', heard);
    mine.binding.input('abc', 3);
    expect(heard).not.toHaveBeenCalled();
  });

  test('the field does not hear of its own typing', () => {
    const { mine } = pair('abc');
    const heard = vi.fn();
    mine.binding.onRemote(heard);
    mine.type('d');
    expect(heard).not.toHaveBeenCalled();
  });

  test('half an emoji is shown as what was written for it', () => {
    const { mine } = pair('a');
    mine.type('\uD83D');
    expect(mine.text.toString()).toBe('a\uFFFD');
    expect(mine.value).toBe('a\uFFFD');
  });
});

describe('what others do', () => {
  test('an undo of mine is shown like an edit of others', () => {
    const { mine, docs } = pair('abc');
    const undo = new Y.UndoManager(docs[0].getText('t'), { trackedOrigins: new Set([LOCAL]) });
    mine.type('def');
    undo.undo();
    expect(mine.shown).toBe('abc|');
    undo.destroy();
  });

  test("a colleague's letters typed right at my caret come behind mine", () => {
    const { mine, theirs, sync } = pair('ab');
    theirs.insert(2, 'XY');
    sync();
    mine.type('c');
    mine.type('d');
    expect(mine.text.toString()).toBe('abcdXY');
  });

  test('what is deleted around the caret leaves it where that was', () => {
    const { mine, theirs, sync } = pair('one two three');
    mine.caret = 6;
    theirs.delete(3, 5);
    sync();
    expect(mine.shown).toBe('one|three');
  });

  test('an embedded picture of another program keeps places in step', () => {
    const { mine, theirs, sync } = pair('ab');
    theirs.insertEmbed(1, { image: 'x' });
    sync();
    expect(mine.value).toBe('a\uFFFCb');
    mine.caret = 3;
    mine.type('c');
    expect(theirs.toString()).toBe('ab');
    expect(mine.text.toDelta()).toEqual([
      { insert: 'a' },
      { insert: { image: 'x' } },
      { insert: 'bc' },
    ]);
  });

  test('after it is destroyed the field hears nothing', () => {
    const { mine, theirs, sync } = pair('ab');
    mine.binding.destroy();
    theirs.insert(0, 'x');
    sync();
    expect(mine.value).toBe('ab');
  });
});

describe('composing', () => {
  test('the field is left alone until the end', () => {
    const { mine, theirs, sync } = pair('ab');
    const heard = vi.fn();
    mine.binding.onRemote(heard);
    mine.binding.compositionStart();
    mine.compose('x');
    theirs.insert(0, '>');
    sync();
    expect(heard).not.toHaveBeenCalled();
    expect(mine.binding.value).toBe('ab');
    mine.finish();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(mine.text.toString()).toBe('>abx');
  });

  test('a composition given up still shows what others wrote', () => {
    const { mine, theirs, sync } = pair('ab');
    mine.binding.compositionStart();
    mine.compose('x');
    theirs.insert(2, 'c');
    sync();
    mine.compose('', '');
    mine.put('', 1);
    mine.finish();
    expect(mine.text.toString()).toBe('abc');
    expect(mine.shown).toBe('ab|c');
  });

  test('what others put into the letters that it replaces survives', () => {
    const { mine, theirs, sync } = pair('a1234b');
    mine.caret = 5;
    mine.binding.compositionStart();
    mine.put('漢', 4);
    theirs.insert(3, 'NEW');
    sync();
    mine.finish();
    expect(mine.text.toString()).toBe('a漢NEWb');
    expect(mine.shown).toBe('a漢|NEWb');
  });

  test('the caret behind the composed letters follows what came before and after', () => {
    const { mine, theirs, sync } = pair('ab');
    mine.caret = 1;
    mine.binding.compositionStart();
    mine.compose('xyz');
    mine.caret = mine.value.length;
    theirs.insert(0, '>>');
    sync();
    mine.binding.compositionEnd(mine.value, 4);
    expect(mine.shown).toBe('>>axyzb|');
  });

  test('an end without a start is taken as typing', () => {
    const { mine } = pair('a');
    mine.put('b');
    mine.finish();
    expect(mine.text.toString()).toBe('ab');
  });
});

describe('places for presence', () => {
  test('a place keeps to the letter before it', () => {
    const { mine, theirs, sync } = pair('hello');
    const place = mine.binding.toRelative(2);
    theirs.insert(0, '>>');
    theirs.insert(4, '<<');
    sync();
    expect(mine.binding.toAbsolute(place)).toBe(4);
    expect(decodePosition(theirs, place)).toBe(4);
  });

  test('start and end of a text are places, beyond the end is the end', () => {
    const { mine } = pair('abc');
    expect(mine.binding.toAbsolute(mine.binding.toRelative(0))).toBe(0);
    expect(mine.binding.toAbsolute(mine.binding.toRelative(3))).toBe(3);
    expect(mine.binding.toAbsolute(encodePosition(mine.text, 99))).toBe(3);
  });

  test('a place in an empty text is found there', () => {
    const { mine } = pair('');
    expect(mine.binding.toAbsolute(mine.binding.toRelative(0))).toBe(0);
  });

  test('a place told during a composition is where the others see that letter', () => {
    const { mine, theirs, sync } = pair('abc');
    mine.binding.compositionStart();
    theirs.insert(0, '>>');
    sync();
    expect(decodePosition(theirs, mine.binding.toRelative(2))).toBe(4);
  });

  test('nonsense and places of other texts are nowhere', () => {
    const { mine, docs } = pair('abc');
    const other = docs[0].getText('other');
    other.insert(0, 'x');
    for (const strange of ['', '{', 'null', '7', '{"item":{"client":1,"clock":99}}'])
      expect(mine.binding.toAbsolute(strange)).toBeNull();
    expect(mine.binding.toAbsolute(encodePosition(other, 1))).toBeNull();
    expect(decodePosition(new Y.Text('loose'), '{}')).toBeNull();
  });
});
