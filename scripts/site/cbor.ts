/*
 * CBOR, as far as it is needed to step over items: RFC 8949, section 3. The kind is the first byte's upper three bits, and its
 * lower five are a number or say how many bytes it has.
 */
const [numberKind, textKind, arrayKind] = [0, 3, 4];

/** The number of the item at a place, and the place behind that number. */
export function headOf(bytes: Uint8Array, at: number): [value: number, next: number] {
  const short = (bytes[at] ?? 0) & 31;
  if (short < 24) return [short, at + 1];
  const length = 2 ** (short - 24);
  if (length > 4 || at + length >= bytes.length) throw unknownForm();
  let value = 0;
  for (let i = 1; i <= length; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return [value, at + 1 + length];
}

/** The place behind the item at a place. */
export function endOf(bytes: Uint8Array, at: number): number {
  const kind = (bytes[at] ?? 0) >> 5;
  const [value, next] = headOf(bytes, at);
  if (kind < 2) return next;
  if (kind === textKind) return next + value;
  if (kind !== arrayKind) throw unknownForm();
  let end = next;
  for (let i = 0; i < value; i++) end = endOf(bytes, end);
  return end;
}

/** So many items from a place on. */
export function itemsOf(bytes: Uint8Array, at: number, count: number): Uint8Array[] {
  const items: Uint8Array[] = [];
  for (let from = at; items.length < count; ) {
    const end = endOf(bytes, from);
    items.push(bytes.subarray(from, end));
    from = end;
  }
  return items;
}

/** The text that is the item at a place. */
export function textAt(bytes: Uint8Array, at: number): string {
  const [length, from] = headOf(bytes, at);
  return textOf(bytes.subarray(from, from + length));
}

function head(kind: number, value: number): Uint8Array {
  if (value < 24) return Uint8Array.of((kind << 5) | value);
  if (value < 256) return Uint8Array.of((kind << 5) | 24, value);
  return Uint8Array.of((kind << 5) | 26, ...[24, 16, 8, 0].map((shift) => (value >>> shift) & 255));
}

/** A whole number, 0 or more. */
export const numberItem = (value: number) => head(numberKind, value);

/** The beginning of an array of so many items. */
export const arrayHead = (count: number) => head(arrayKind, count);

export function textItem(written: string): Uint8Array {
  const bytes = Buffer.from(written);
  return concat(head(textKind, bytes.length), bytes);
}

export const concat = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);
export const textOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");

/** What Pagefind's files are refused with. */
export const unknownForm = () =>
  new Error("Cannot cut the search index: Pagefind's files are in a form that is not known");
