import slugify from "@sindresorhus/slugify";
import { shortHash } from "../config/hash.ts";
import { texToUnicode } from "../text/tex.ts";
import { isReserved } from "./schema.ts";

const longest = 80;

/**
 * A new paper's name, from its title: lower-case ASCII letters, digits and hyphens, at most 80 characters, cut between
 * words. Where fewer than three letters are left it ends in a short hash of the title; where it is taken, in a number.
 *
 * @param taken Names already in the shelf.
 */
export function nameFor(title: string, taken: ReadonlySet<string>): string {
  const slug = cut(
    slugify(texToUnicode(title).normalize("NFKC"), { decamelize: false }).replace(/[^a-z0-9-]+/g, ""),
    longest,
  );
  const letters = slug.replace(/[^a-z]/g, "").length;
  const base = letters < 3 || isReserved(`/${slug}`) ? joined(slug, shortHash(title)) : slug;
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) {
    const name = joined(base, String(n));
    if (!taken.has(name)) return name;
  }
}

function joined(slug: string, ending: string): string {
  const start = cut(slug, longest - ending.length - 1);
  return start === "" ? ending : `${start}-${ending}`;
}

function cut(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const short = slug.slice(0, length + 1);
  const end = short.lastIndexOf("-");
  return short.slice(0, end > length / 2 ? end : length).replace(/-+$/, "");
}
