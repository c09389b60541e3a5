import { expect, test } from 'vitest';
import { newId } from './ids';

test('an id is 22 letters that need no escaping in an address', () => {
  expect(newId()).toMatch(/^[A-Za-z0-9_-]{22}$/);
});

test('a thousand ids are all different', () => {
  expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000);
});

test('an id is the base64url of its bytes, like the ids that the server makes', () => {
  const bytes = new Uint8Array(16);
  const real = crypto.getRandomValues;
  crypto.getRandomValues = ((into: Uint8Array) => {
    into.forEach((_, place) => {
      into[place] = bytes[place] = (place * 37 + 5) % 256;
    });
    return into;
  }) as typeof real;
  try {
    expect(newId()).toBe(Buffer.from(bytes).toString('base64url'));
  } finally {
    crypto.getRandomValues = real;
  }
});
