import type { Kept } from "../config/kept.ts";
import { type Numbers, packed, unpacked } from "./packed.ts";

/** What takes long to compute is computed once for a key that says all that it depends on. */
export type Remember = (name: string, compute: () => readonly Numbers[]) => readonly Numbers[];

/** Takes what was kept under a name with this key; else computes it and keeps it. The key is asked for with the first name. */
export function rememberIn(kept: Kept, keyOf: () => string): Remember {
  let key: string | undefined;
  return (name, compute) => {
    key ??= keyOf();
    const bytes = kept.get(name);
    const known = bytes && unpacked(key, bytes);
    if (known) return known;
    const numbers = compute();
    kept.put(name, packed(key, numbers));
    return numbers;
  };
}
