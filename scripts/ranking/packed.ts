import { endianness } from "node:os";

export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

const kinds = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const;

/** What stands before the numbers, as JSON: what they are numbers of, and for each of the arrays its kind and length. */
interface Head {
  readonly key: string;
  readonly arrays: readonly (readonly [kind: string, length: number])[];
}

/** Parts start at multiples of this, so that numbers of any width can be read in place. Unit: bytes. */
const step = 8;

/** Arrays of numbers as bytes, under a key that says what they are numbers of. */
export function packed(key: string, arrays: readonly Numbers[]): Uint8Array {
  const kindOf = (numbers: Numbers) => numbers.constructor.name;
  const head: Head = { key: keyHere(key), arrays: arrays.map((numbers) => [kindOf(numbers), numbers.length]) };
  const text = Buffer.from(JSON.stringify(head));
  const parts = [Uint32Array.of(text.length), text, ...arrays].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const bytes = new Uint8Array(parts.reduce((size, part) => size + padded(part.length), 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += padded(part.length);
  }
  return bytes;
}

/** The arrays again, where they are under this key; in place, so that `bytes` must start its buffer at a multiple of 8. */
export function unpacked(key: string, bytes: Buffer<ArrayBuffer>): Numbers[] | null {
  const { buffer, byteOffset } = bytes;
  const [length = 0] = new Uint32Array(buffer, byteOffset, 1);
  const head: Head = JSON.parse(Buffer.from(buffer, byteOffset + step, length).toString());
  if (head.key !== keyHere(key)) return null;
  let at = byteOffset + step + padded(length);
  return head.arrays.map(([kind, length]) => {
    const numbers = new kinds[kind as keyof typeof kinds](buffer, at, length);
    at += padded(numbers.byteLength);
    return numbers;
  });
}

/** Numbers are kept as this machine has them. */
function keyHere(key: string): string {
  return `${endianness()} ${key}`;
}

function padded(size: number): number {
  return Math.ceil(size / step) * step;
}
