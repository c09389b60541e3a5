import { allowed, type Level } from '../shared/access';
import { closeReason, protocol } from '../shared/protocol';
import type { Phase } from './types';

/** What a session remembers of its connection. */
export interface Link {
  readonly phase: Phase;
  readonly refusal: string | null;
  readonly socket: 'none' | 'opening' | 'open';
  /** Connections tried in a row without getting in step. */
  readonly attempt: number;
  /** The offline copy was read: only then do we know what the server lacks. */
  readonly isLoaded: boolean;
  /** The server's step 1, while it waits for our step 2. */
  readonly asked: Uint8Array | null;
  /** We answered the server's last step 1. */
  readonly isAnswered: boolean;
  /** The server answered our step 1. */
  readonly isFilled: boolean;
  /** The server takes no edits of ours on this connection, and asks for none (A2). */
  readonly isReading: boolean;
}

/** What happens to a connection. */
export type LinkEvent =
  | { readonly is: 'started' | 'loaded' | 'opened' | 'heard' | 'filled' | 'settled' }
  | { readonly is: 'due' | 'lost' | 'woken' | 'forced' | 'stopped' }
  | { readonly is: 'asked'; readonly vector: Uint8Array }
  | { readonly is: 'greeted'; readonly version: number; readonly isSameEpoch: boolean }
  | { readonly is: 'levelled'; readonly level: Level }
  | { readonly is: 'refused'; readonly reason: string }
  | { readonly is: 'closed'; readonly code: number };

/** What is to be done about it, in this order. */
export type Effect =
  | { readonly do: 'connect' | 'drop' | 'greet' | 'ask' }
  | { readonly do: 'answer'; readonly vector: Uint8Array }
  | { readonly do: 'retry'; readonly attempt: number };

/** A connection after an event, and what is to be done. */
export type Step = readonly [Link, ...Effect[]];

const UNCONNECTED = {
  socket: 'none',
  asked: null,
  isAnswered: false,
  isFilled: false,
  isReading: false,
} as const;

/** A connection that was not tried yet. */
export const FIRST_LINK: Link = {
  ...UNCONNECTED,
  phase: 'connecting',
  refusal: null,
  attempt: 0,
  isLoaded: false,
};

const FINAL: readonly Phase[] = ['outdated', 'restored', 'unknown', 'gone', 'forbidden', 'stopped'];
const PHASE_OF_REASON: Partial<Record<string, Phase>> = {
  forbidden: 'forbidden',
  unknown: 'unknown',
  gone: 'gone',
  outdated: 'outdated',
  restored: 'restored',
  'too-large': 'refused',
  malformed: 'refused',
};

/** Whether a connection is not tried again by itself. */
export function isFinal(link: Link): boolean {
  return FINAL.includes(link.phase) || (link.phase === 'refused' && link.socket === 'none');
}

/** Whether local edits go out as they are made. */
export function isFlowing(link: Link): boolean {
  return link.socket === 'open' && link.isAnswered;
}

/** Whether both sides have what the other may give. */
export function isInStep(link: Link): boolean {
  return link.isFilled && (link.isAnswered || link.isReading);
}

/** Whoever may no longer edit sends nothing more; whoever may again is asked by the server. */
function level(link: Link, to: Level): Link {
  if (allowed(to, 'edit')) return { ...link, isReading: false };
  return { ...link, isReading: true, isAnswered: false, asked: null };
}

function connect(link: Link): Step {
  return [{ ...link, ...UNCONNECTED, socket: 'opening', refusal: null }, { do: 'connect' }];
}

function lose(link: Link): Step {
  const attempt = link.attempt + 1;
  const lost: Link = { ...link, ...UNCONNECTED, phase: 'offline', refusal: null, attempt };
  return [lost, { do: 'drop' }, { do: 'retry', attempt }];
}

function end(link: Link, phase: Phase, refusal: string | null = null): Step {
  return [{ ...link, ...UNCONNECTED, phase, refusal }, { do: 'drop' }];
}

function close(link: Link, code: number): Step {
  // P23: of these codes every repetition would end the same way.
  if (code < 4400 || code > 4499) return lose(link);
  const reason = closeReason(code) ?? '';
  const phase = PHASE_OF_REASON[reason] ?? 'stopped';
  return end(link, phase, phase === 'refused' ? reason : null);
}

/** Step 1, and the answer to the server's if it came while the offline copy was being read. */
function begin(link: Link): Step {
  if (link.socket !== 'open' || !link.isLoaded) return [link];
  if (!link.asked) return [link, { do: 'ask' }];
  const [answered, ...effects] = answer(link, link.asked);
  return [answered, { do: 'ask' }, ...effects];
}

function answer(link: Link, vector: Uint8Array): Step {
  if (link.isReading) return [link];
  if (!link.isLoaded) return [{ ...link, asked: vector }];
  return [
    { ...link, asked: null, isAnswered: true },
    { do: 'answer', vector },
  ];
}

function open(link: Link): Step {
  const [opened, ...effects] = begin({ ...link, socket: 'open' });
  return [opened, { do: 'greet' }, ...effects];
}

function hear(link: Link): Link {
  const isNew = link.phase === 'connecting' || link.phase === 'offline';
  return isNew ? { ...link, phase: 'online' } : link;
}

function reconnect(link: Link): Step {
  return isFinal(link) || link.socket !== 'none' ? [link] : connect(link);
}

function force(link: Link): Step {
  const fresh: Link = { ...link, phase: 'connecting', attempt: 0 };
  const [connecting, ...effects] = connect(fresh);
  return [connecting, { do: 'drop' }, ...effects];
}

/** The whole life of a connection as a pure function. */
export function step(link: Link, event: LinkEvent): Step {
  switch (event.is) {
    case 'started':
      return connect(link);
    case 'loaded':
      return link.isLoaded ? [link] : begin({ ...link, isLoaded: true });
    case 'opened':
      return open(link);
    case 'heard':
      return [hear(link)];
    case 'greeted':
      if (event.version !== protocol.version) return end(link, 'outdated');
      return event.isSameEpoch ? [link] : end(link, 'restored');
    case 'levelled':
      return [level(link, event.level)];
    case 'asked':
      return answer(link, event.vector);
    case 'filled':
      return [{ ...link, isFilled: true, attempt: 0 }];
    case 'refused':
      // Nothing more is sent until the server asks again: it would build on what was not kept.
      return [{ ...link, phase: 'refused', refusal: event.reason, isAnswered: false }];
    case 'settled':
      return [link.phase === 'refused' ? { ...link, phase: 'online', refusal: null } : link];
    case 'closed':
      return close(link, event.code);
    case 'lost':
      return isFinal(link) ? [link] : lose(link);
    case 'due':
      return reconnect(link);
    case 'woken':
      return reconnect({ ...link, attempt: 0 });
    case 'forced':
      return force(link);
    case 'stopped':
      return end(link, 'stopped');
  }
}
