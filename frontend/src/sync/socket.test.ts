import { beforeEach, expect, test, vi } from 'vitest';
import { type SocketEvents, webSockets } from './socket';

class FakeWebSocket {
  static readonly OPEN = 1;
  static latest: FakeWebSocket;
  readonly address: string;
  readonly sent: unknown[] = [];
  binaryType = 'blob';
  readyState = 0;
  isClosed = false;
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(address: string | URL) {
    this.address = String(address);
    FakeWebSocket.latest = this;
  }

  send(data: unknown): void {
    this.sent.push(data);
  }

  close(): void {
    this.isClosed = true;
  }
}

const heard: unknown[] = [];
const events: SocketEvents = {
  opened: () => heard.push('opened'),
  received: (frame) => heard.push([...frame]),
  closed: (code) => heard.push(code),
};

beforeEach(() => {
  heard.length = 0;
  vi.stubGlobal('WebSocket', FakeWebSocket);
});

test.each([
  ['http://192.168.1.5:8000/b/x?role=y#z', 'ws://192.168.1.5:8000/sync/m1'],
  ['https://maps.example/b/x', 'wss://maps.example/sync/m1'],
])('a page at %s connects to %s', (page, address) => {
  webSockets(() => page)('/sync/m1', events);
  expect(FakeWebSocket.latest.address).toBe(address);
});

test('what happens to the socket is told in plain values', () => {
  webSockets(() => 'http://x/')('/sync/m1', events);
  const socket = FakeWebSocket.latest;
  expect(socket.binaryType).toBe('arraybuffer');
  socket.onopen?.();
  socket.onmessage?.({ data: Uint8Array.of(1, 2).buffer });
  socket.onmessage?.({ data: 'text is not for us' });
  socket.onclose?.({ code: 4404 });
  expect(heard).toEqual(['opened', [1, 2], 4404]);
});

test('frames go out while it is open, and nowhere otherwise', () => {
  const socket = webSockets(() => 'http://x/')('/sync/m1', events);
  socket.send(Uint8Array.of(1));
  FakeWebSocket.latest.readyState = FakeWebSocket.OPEN;
  socket.send(Uint8Array.of(2));
  expect(FakeWebSocket.latest.sent).toEqual([Uint8Array.of(2)]);
  socket.close();
  expect(FakeWebSocket.latest.isClosed).toBe(true);
});
