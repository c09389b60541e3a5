import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];
type ByClient = Map<number, Struct[]>;

/** Room for the counts and client ids around the content of a part. */
const OVERHEAD = 1024;

/**
 * Splits an update into parts of at most `limit` bytes that can be applied one after the other:
 * nothing comes before what it builds on. One edit larger than the limit stays whole.
 */
export function splitUpdate(update: Uint8Array, limit: number): Uint8Array[] {
  if (update.length <= limit) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const parts = chunks(causalOrder(structs), limit - OVERHEAD).map((part) => encodePart(part));
  const deletions = encodePart([], ds);
  const last = parts.pop();
  if (!last || ds.clients.size === 0) return last ? [...parts, last] : [deletions];
  if (last.length + deletions.length > limit) return [...parts, last, deletions];
  return [...parts, Y.mergeUpdates([last, deletions])];
}

function groupByClient(structs: readonly Struct[]): ByClient {
  const groups: ByClient = new Map();
  for (const struct of structs) {
    const group = groups.get(struct.id.client);
    if (group) group.push(struct);
    else groups.set(struct.id.client, [struct]);
  }
  return groups;
}

function dependencies(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const ids: unknown[] = [struct.origin, struct.rightOrigin, struct.parent];
  return ids.filter((id) => id instanceof Y.ID);
}

/** The structs in an order in which each comes after those it refers to. */
function causalOrder(structs: readonly Struct[]): readonly Struct[] {
  const groups = groupByClient(structs);
  const taken = new Map<number, number>();
  const head = (client: number) => groups.get(client)?.[taken.get(client) ?? 0];
  const isMissing = ({ client, clock }: Y.ID) => clock >= (head(client)?.id.clock ?? Infinity);
  const ordered: Struct[] = [];
  for (let before = -1; ordered.length > before; ) {
    before = ordered.length;
    for (const client of groups.keys()) {
      for (let next = head(client); next; next = head(client)) {
        if (dependencies(next).some(isMissing)) break;
        ordered.push(next);
        taken.set(client, (taken.get(client) ?? 0) + 1);
      }
    }
  }
  // Whatever is left refers to itself in a circle: no order is better than another.
  return [...ordered, ...[...groups].flatMap(([client, group]) => group.slice(taken.get(client)))];
}

function chunks(structs: readonly Struct[], limit: number): readonly (readonly Struct[])[] {
  const parts: Struct[][] = [];
  let room = 0;
  for (const struct of structs) {
    const size = sizeOf(struct);
    if (size > room || parts.length === 0) {
      parts.push([]);
      room = limit;
    }
    parts.at(-1)?.push(struct);
    room -= size;
  }
  return parts;
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().length;
}

function encodePart(structs: readonly Struct[], deletions?: Deletions): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  // Highest client first: merging updates relies on that order.
  const groups = [...groupByClient(structs)].sort(([a], [b]) => b - a);
  encoding.writeVarUint(encoder.restEncoder, groups.length);
  for (const [, group] of groups) writeGroup(encoder, group);
  writeDeletions(encoder, deletions);
  return encoder.toUint8Array();
}

function writeGroup(encoder: Y.UpdateEncoderV1, group: readonly Struct[]): void {
  const [first] = group;
  if (!first) return;
  encoding.writeVarUint(encoder.restEncoder, group.length);
  encoder.writeClient(first.id.client);
  encoding.writeVarUint(encoder.restEncoder, first.id.clock);
  for (const struct of group) struct.write(encoder, 0);
}

function writeDeletions(encoder: Y.UpdateEncoderV1, deletions?: Deletions): void {
  const clients = [...(deletions?.clients ?? [])];
  encoding.writeVarUint(encoder.restEncoder, clients.length);
  for (const [client, items] of clients) {
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, items.length);
    for (const { clock, len } of items) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
}
