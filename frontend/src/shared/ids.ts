const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BYTES = 16;
const LENGTH = 22;

/** A new random id of 128 bits in base64url; works on plain http, where randomUUID is missing. */
export function newId(): string {
  let bits = crypto
    .getRandomValues(new Uint8Array(BYTES))
    .reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  // 22 letters hold 132 bits: the last one carries the remaining two.
  bits <<= 4n;
  const letters = Array.from({ length: LENGTH }, (_, place) =>
    ALPHABET.charAt(Number((bits >> BigInt(6 * (LENGTH - 1 - place))) & 63n)),
  );
  return letters.join('');
}
