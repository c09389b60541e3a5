import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MapDocument } from '../document/mapDocument';
import { protocol } from '../shared/protocol';
import { FakeClock, FakeServer } from '../sync/testSupport';
import { Embed } from './embed';
import { FakeResizeObserver, newMap, put, settled, told } from './support/workshop';

const VIEW = 1;

let clock: FakeClock;
let server: FakeServer;
let map: MapDocument;
let root: HTMLElement;
let answer: () => Response;
const reload = vi.fn();

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  vi.stubGlobal('fetch', async () => answer());
  answer = () => Response.json(told());
  clock = new FakeClock();
  server = new FakeServer(clock);
  server.level = VIEW;
  map = newMap();
  put(map, 'Two dashboards');
  server.doc = map.doc;
  root = document.createElement('main');
  root.innerHTML = '<div class="picture"></div><a class="open" href="/x">Open board</a>';
  document.body.append(root);
});

afterEach(() => {
  root.remove();
  reload.mockClear();
  vi.unstubAllGlobals();
});

async function start(fillsWindow = false): Promise<void> {
  const embed = new Embed({
    root,
    address: 'http://here/embed/token',
    makeSocket: server.makeSocket,
    fillsWindow,
    reload,
  });
  await embed.look();
}

async function connected(): Promise<void> {
  clock.advance(1);
  await settled();
}

const tabs = () => [...root.querySelectorAll<HTMLElement>('[role=tab]')];

describe('an embed (E53, E56)', () => {
  it('keeps the picture until the map is here, and then shows the map in its place', async () => {
    await start();
    expect(root.querySelector('.picture')).not.toBeNull();
    await connected();
    expect(root.querySelector('.picture')).toBeNull();
    expect(root.querySelector('h1')?.textContent).toBe('Meridian');
    expect(root.textContent).toContain('Two dashboards');
    expect(root.querySelector('.bar a.open')).not.toBeNull();
  });

  it('follows one map at a time, the one whose tab is chosen', async () => {
    await start();
    await connected();
    expect(server.lines.map(({ path }) => path)).toEqual(['http://here/embed/token/sync/first']);
    tabs()[1]?.click();
    await connected();
    expect(server.lines.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(server.line.path).toBe('http://here/embed/token/sync/second');
    expect(tabs().map((tab) => tab.getAttribute('aria-selected'))).toEqual(['false', 'true']);
  });

  it('goes through its tabs with the arrows', async () => {
    await start();
    await connected();
    tabs()[0]?.focus();
    const left = new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true });
    tabs()[0]?.dispatchEvent(left);
    expect(document.activeElement).toBe(tabs()[1]);
    expect(tabs()[1]?.tabIndex).toBe(0);
  });

  it('has no tabs for a single role, and no way to itself in a window of its own', async () => {
    answer = () => Response.json(told({ maps: told().maps.slice(0, 1) }));
    await start(true);
    await connected();
    expect(tabs()).toEqual([]);
    expect(root.querySelector('a.open')).toBeNull();
  });

  it('stays the picture where there is nothing to follow', async () => {
    answer = () => Response.json(told({ live: false }));
    await start();
    await connected();
    expect(root.querySelector('.picture')).not.toBeNull();
    expect(server.lines).toEqual([]);
  });

  it('says in both languages that it was withdrawn, and shows nothing of the board then', async () => {
    await start();
    await connected();
    answer = () => new Response(null, { status: 404 });
    server.line.close(protocol.closeCodes.forbidden);
    await vi.waitFor(() => expect(root.querySelector('.gone')).not.toBeNull());
    expect(root.textContent).not.toContain('Two dashboards');
    expect([...root.querySelectorAll('p')].map(({ lang }) => lang)).toEqual(['en', 'nl']);
  });

  it('shows what the context says now, and draws nothing anew when that is the same', async () => {
    await start();
    await connected();
    const before = root.querySelector('.live');
    server.line.send(protocol.messages.changed, 'context');
    await settled();
    expect(server.lines).toHaveLength(1);
    expect(root.querySelector('.live')).toBe(before);
    answer = () => Response.json(told({ language: 'nl' }));
    server.line.send(protocol.messages.changed, 'context');
    await vi.waitFor(() => expect(server.lines).toHaveLength(2));
    await connected();
    expect(root.textContent).toContain('Wat zien zij?');
    expect(root.textContent).not.toContain('What do they see?');
  });

  it('keeps the role and the look that somebody chose when the context changes', async () => {
    await start();
    await connected();
    tabs()[1]?.click();
    await connected();
    const toggle = [...root.querySelectorAll<HTMLElement>('.tools button')].at(-1);
    const looks = () => root.querySelector<HTMLElement>('.list')?.hidden;
    const before = looks();
    toggle?.click();
    expect(looks()).toBe(!before);
    answer = () => Response.json(told({ language: 'nl' }));
    server.line.send(protocol.messages.changed, 'context');
    await vi.waitFor(() => expect(server.lines).toHaveLength(3));
    await connected();
    expect(server.line.path).toBe('http://here/embed/token/sync/second');
    expect(tabs().map((tab) => tab.getAttribute('aria-selected'))).toEqual(['false', 'true']);
    expect(looks()).toBe(!before);
  });

  it('draws a board that went back in time from nothing', async () => {
    await start();
    await connected();
    const past = newMap();
    put(past, 'As it was');
    server.doc = past.doc;
    server.epoch = 9;
    server.line.close(protocol.closeCodes.restored);
    await settled();
    await connected();
    expect(root.textContent).toContain('As it was');
    expect(root.textContent).not.toContain('Two dashboards');
  });

  it('asks again later when the server does not answer', async () => {
    vi.useFakeTimers();
    answer = () => {
      throw new TypeError('no network');
    };
    await start();
    expect(root.querySelector('.picture')).not.toBeNull();
    answer = () => Response.json(told());
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    await connected();
    expect(root.textContent).toContain('Two dashboards');
  });
});
