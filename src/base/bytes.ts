/**
 * Bytes to text without loss: UTF-8, and each byte that is not valid UTF-8 becomes the lone surrogate
 * `\udcXX`. A byte order mark stays, since the client engines see it too.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeByHand(bytes);
  }
}

/** The bytes that `decode` has read a text from: a lone surrogate `\udcXX` is the byte XX. */
export function encode(text: string): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const part of text.split(/([\udc80-\udcff]+)/u)) {
    const isBytes = /^[\udc80-\udcff]/u.test(part);
    parts.push(isBytes ? Uint8Array.from(part, unit => unit.charCodeAt(0) & 0xff) : utf8.encode(part));
  }
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder;

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const utf8 = new TextEncoder();

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeByHand(bytes: Uint8Array): string {
  const parts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) parts.push(String.fromCharCode(0xdc00 | bytes[at]));
    else parts.push(strict.decode(bytes.subarray(at, at + length)));
    at += length || 1;
  }
  return parts.join('');
}

/** How many bytes form one valid UTF-8 sequence at `at`; 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  try {
    strict.decode(bytes.subarray(at, at + length));
    return length;
  } catch {
    return 0;
  }
}
