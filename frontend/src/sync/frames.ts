import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type Level, levelOf } from '../shared/access';
import { protocol } from '../shared/protocol';

const { messages, syncSteps } = protocol;

/** A frame from the server (docs/spec/protocol.md); `other` is of a type that we don't know. */
export type Incoming =
  | { readonly type: 'step1'; readonly vector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'hello'; readonly version: number; readonly epoch: number | null }
  | { readonly type: 'saved'; readonly count: number }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'level'; readonly level: Level }
  | { readonly type: 'changed'; readonly subject: string }
  | { readonly type: 'other' };

/** Reads a frame; throws on one that ends too early. */
export function decodeFrame(frame: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(frame);
  switch (decoding.readVarUint(decoder)) {
    case messages.sync:
      return decodeSync(decoder);
    case messages.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case messages.queryAwareness:
      return { type: 'queryAwareness' };
    case messages.hello:
      return decodeHello(decoder);
    case messages.saved:
      return { type: 'saved', count: decoding.readVarUint(decoder) };
    case messages.refused:
      return { type: 'refused', reason: decoding.readVarString(decoder) };
    case messages.level:
      return { type: 'level', level: levelOf(decoding.readVarUint(decoder)) };
    case messages.changed:
      return { type: 'changed', subject: decoding.readVarString(decoder) };
    default:
      return { type: 'other' };
  }
}

function decodeHello(decoder: decoding.Decoder): Incoming {
  const version = decoding.readVarUint(decoder);
  const epoch = decoding.hasContent(decoder) ? decoding.readVarUint(decoder) : null;
  return { type: 'hello', version, epoch };
}

function decodeSync(decoder: decoding.Decoder): Incoming {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === syncSteps.step1) return { type: 'step1', vector: bytes };
  if (step === syncSteps.step2) return { type: 'step2', update: bytes };
  return step === syncSteps.update ? { type: 'update', update: bytes } : { type: 'other' };
}

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function encodeSync(step: number, bytes: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messages.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/** Our first frame: which version of the wire we speak, and the epoch of what we have (P14). */
export function helloFrame(epoch: number | null): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messages.hello);
    encoding.writeVarUint(encoder, protocol.version);
    if (epoch !== null) encoding.writeVarUint(encoder, epoch);
  });
}

/** Asks for everything that this state vector lacks. */
export function step1Frame(vector: Uint8Array): Uint8Array {
  return encodeSync(syncSteps.step1, vector);
}

/** Answers a step 1 with what its asker lacks. */
export function step2Frame(update: Uint8Array): Uint8Array {
  return encodeSync(syncSteps.step2, update);
}

/** Tells of edits. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return encodeSync(syncSteps.update, update);
}

/** Tells of presence. */
export function awarenessFrame(update: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messages.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}
