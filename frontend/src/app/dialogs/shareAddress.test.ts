import { expect, test } from 'vitest';
import { addressFor, hintFor } from './shareAddress';

const at = (origin: string) => {
  const { hostname } = new URL(origin);
  return { origin, hostname };
};
const network = {
  encrypted: false,
  is_local: false,
  addresses: ['http://192.168.1.7:8000', 'http://[fd00::7]:8000'],
};
const alone = { encrypted: false, is_local: true, addresses: [] };

test('a page that is open locally gives the address of the network', () => {
  for (const origin of ['http://localhost:8000', 'http://127.0.0.1:8000', 'http://[::1]:8000']) {
    expect(addressFor('/b/x', at(origin), network)).toBe('http://192.168.1.7:8000/b/x');
    expect(addressFor('/b/x', at(origin), alone)).toBe(`${origin}/b/x`);
    expect(addressFor('/b/x', at(origin), null)).toBe(`${origin}/b/x`);
  }
});

test('a page that is open under another name keeps it', () => {
  const page = at('https://board.example.org');
  expect(addressFor('/b/x', page, network)).toBe('https://board.example.org/b/x');
  expect(addressFor('/b/x', at('http://localhost.example.org'), network)).toBe(
    'http://localhost.example.org/b/x',
  );
});

test('one is told when an address helps nobody else or is not encrypted', () => {
  expect(hintFor('http://localhost:8000/b/x')).toBe('local');
  expect(hintFor('http://127.0.0.1:8000/b/x')).toBe('local');
  expect(hintFor('http://192.168.1.7:8000/b/x')).toBe('plain');
  expect(hintFor('https://board.example.org/b/x')).toBeNull();
});
