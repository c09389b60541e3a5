import type {
  AccessRequest,
  FreshLink,
  General,
  Introduction,
  Joined,
  Joining,
  JoinLink,
  LetInLevel,
  MapContext,
  NewLink,
  RequestState,
  SingleMap,
} from './accessTypes';
import type { Calls } from './calls';
import { at } from './calls';

/** Who comes in, how, and with which hands. */
export interface AccessApi {
  /** Joins by a link's secret. */
  join(joining: Joining): Promise<Joined>;
  /** Whether a closed board can be asked to open. */
  door(board: string): Promise<{ readonly asks: boolean }>;
  ask(board: string, who: Introduction): Promise<{ readonly request: string }>;
  /** How one's own request stands. */
  request(id: string): Promise<RequestState>;
  /** Who waits to be let in. */
  requests(board: string): Promise<readonly AccessRequest[]>;
  /** Lets somebody in at a level; null turns them away. */
  answer(board: string, request: string, level: LetInLevel | null): Promise<void>;
  setGeneral(board: string, general: General): Promise<void>;
  links(board: string): Promise<readonly JoinLink[]>;
  makeLink(board: string, link: NewLink): Promise<FreshLink>;
  revokeLink(board: string, link: string): Promise<void>;
  rotateLink(board: string, link: string): Promise<FreshLink>;
  /** Makes a board one's own again by its key. */
  regain(board: string, key: string): Promise<{ readonly address: string }>;
  /** Says on a board or map who one is. */
  introduce(kind: 'boards' | 'maps', id: string, who: Introduction & Colour): Promise<void>;
  /** The map that one came to by a link for it alone. */
  singleMap(map: string): Promise<SingleMap>;
  context(map: string): Promise<MapContext>;
}

interface Colour {
  readonly colour: string;
}

/** The calls about access. */
export function accessCalls({ read, send }: Calls): AccessApi {
  const board = (id: string) => at('boards', id);
  const link = (id: string, one: string) => `${board(id)}/links/${encodeURIComponent(one)}`;
  const request = (id: string, one: string) => `${board(id)}/requests/${encodeURIComponent(one)}`;
  const list = async <K extends string, One>(key: K, path: string) =>
    (await read<Readonly<Record<K, readonly One[]>>>('GET', path))[key];
  return {
    join: (joining) => read('POST', '/api/join', joining),
    door: (id) => read('GET', `${board(id)}/door`),
    ask: (id, who) => read('POST', `${board(id)}/requests`, who),
    request: (id) => read('GET', `/api/requests/${encodeURIComponent(id)}`),
    requests: (id) => list('requests', `${board(id)}/requests`),
    answer: (id, one, level) => send('POST', request(id, one), { level }),
    setGeneral: (id, general) => send('PATCH', `${board(id)}/access`, { general }),
    links: (id) => list('links', `${board(id)}/links`),
    makeLink: (id, fresh) => read('POST', `${board(id)}/links`, fresh),
    revokeLink: (id, one) => send('DELETE', link(id, one)),
    rotateLink: (id, one) => read('POST', `${link(id, one)}/rotate`),
    regain: (id, key) => read('POST', `${board(id)}/own`, { key }),
    introduce: (kind, id, who) => send('PUT', `${at(kind, id)}/me`, who),
    singleMap: (id) => read('GET', at('maps', id)),
    context: (id) => read('GET', `${at('maps', id)}/context`),
  };
}
