/** What a socket reports; nothing more comes after `closed`. */
export interface SocketEvents {
  opened(): void;
  received(frame: Uint8Array): void;
  closed(code: number): void;
}

/** One connection's way out. */
export interface Socket {
  send(frame: Uint8Array): void;
  close(): void;
}

/** Opens a socket to a path of the server, `/sync/…`. */
export type MakeSocket = (path: string, events: SocketEvents) => Socket;

/** Opens sockets to the server at a base address, by default the one that this page came from. */
export function webSockets(base: () => string = () => location.href): MakeSocket {
  return (path, events) => {
    const address = new URL(path, base());
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    return listen(new WebSocket(address), events);
  };
}

function listen(socket: WebSocket, events: SocketEvents): Socket {
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => events.opened();
  socket.onclose = ({ code }) => events.closed(code);
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) events.received(new Uint8Array(data));
  };
  return {
    send(frame) {
      // The bytes may be a view of a larger buffer; TypeScript can't see that it is never shared.
      if (socket.readyState === WebSocket.OPEN) socket.send(frame as Uint8Array<ArrayBuffer>);
    },
    close: () => socket.close(),
  };
}
