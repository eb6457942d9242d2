import { describe, expect, test } from "vitest";
import { writePaper } from "../../scripts/papers/file.ts";
import { importListing } from "../../scripts/sources/import.ts";
import type { ListingRow } from "../../scripts/sources/listing.ts";
import { contentOf } from "../site/content.ts";
import { ants, type Files, merge, onArxiv, papersIn } from "./merging.ts";

const row: ListingRow = { line: 1, title: ants.title, abstract: ants.abstract };
const file = "papers/pets/how-ants-find-sugar.md";

/** The listing's rows imported; what is to be told, and the files as they are then. */
async function pasted(files: Files, rows: readonly ListingRow[]) {
  const { writes, kept, gone } = await importListing("pets", rows, papersIn(files), contentOf(files));
  const written = Object.fromEntries(writes.map(({ file, text }) => [file, text]));
  return { changes: writes.map(({ change }) => change), kept, gone, files: { ...files, ...written } };
}

const quiet = { changes: [], kept: [], gone: [] };
const found = { ...onArxiv, title: "How ants find $\\mathrm{sugar}$", abstract: `${ants.abstract} Code is available.` };

test("a pasted paper that is found on arXiv gains its facts and its text, and does not move", async () => {
  const { files } = await pasted({}, [row]);
  const merged = await merge(files, "arxiv", [{ ...found, title: ants.title }]);
  expect(merged.writes).toMatchObject([{ file, change: "updated" }]);
  expect(merged.kept).toEqual([]);
  expect(papersIn(merged.files)).toMatchObject([
    { id: "pets/how-ants-find-sugar", arxiv: ants.arxiv, authors: ants.authors, published: "2026-06-01" },
  ]);
  expect(papersIn(merged.files)[0]).toMatchObject({ abstract: found.abstract, source: "listing/pets" });
});

describe("the listing never fights it:", () => {
  test("the same row writes nothing and tells nothing", async () => {
    const { files } = await merge((await pasted({}, [row])).files, "arxiv", [{ ...onArxiv, abstract: found.abstract }]);
    expect(await pasted(files, [row])).toEqual({ ...quiet, files });
  });

  test("a mended row is remembered and changes no text, and the next import is quiet", async () => {
    const { files } = await merge((await pasted({}, [row])).files, "arxiv", [onArxiv]);
    const mended = { ...row, abstract: `${row.abstract} Mended.` };
    const after = await pasted(files, [mended]);
    expect(after).toMatchObject({ changes: ["facts"], kept: [], gone: [] });
    expect(papersIn(after.files)[0]?.abstract).toBe(ants.abstract);
    expect(await pasted(after.files, [mended])).toEqual({ ...quiet, files: after.files });
    expect(await merge(after.files, "arxiv", [onArxiv])).toMatchObject({ writes: [], kept: [] });
  });

  test("arXiv's next title comes in, though it is no longer like the row", async () => {
    const { files } = await merge((await pasted({}, [row])).files, "arxiv", [onArxiv]);
    const other = { ...onArxiv, title: "Foraging", abstract: "A wholly different text about nests.", version: "2" };
    const merged = await merge(files, "arxiv", [other]);
    expect(papersIn(merged.files)[0]).toMatchObject({ title: "Foraging", abstract: other.abstract });
    expect(await pasted(merged.files, [row])).toEqual({ ...quiet, files: merged.files });
  });
});

describe("where the pasted text is another than arXiv's", () => {
  const far = { ...row, title: "Sweet Trails", abstract: "Insects walk to where honey was spilt by somebody else." };
  const withId = async () => {
    const { files } = await pasted({}, [far]);
    const [name = "", text = ""] = Object.entries(files)[0] ?? [];
    return { name, files: { [name]: text.replace("source:", `arxiv: "${ants.arxiv}"\nsource:`) } };
  };

  test("it stays, the other facts come in, and that is told once", async () => {
    const { files } = await withId();
    const merged = await merge(files, "arxiv", [onArxiv]);
    expect(papersIn(merged.files)[0]).toMatchObject({
      title: far.title,
      abstract: far.abstract,
      authors: ants.authors,
    });
    expect(merged.kept.map(({ field, since }) => [field, since])).toEqual([
      ["title", "its listing says something else"],
      ["abstract", "its listing says something else"],
    ]);
    expect(await merge(merged.files, "arxiv", [onArxiv])).toMatchObject({ writes: [], kept: [] });
    expect(await pasted(merged.files, [far])).toEqual({ ...quiet, files: merged.files });
  });

  test("it still follows its row", async () => {
    const { files } = await merge((await withId()).files, "arxiv", [onArxiv]);
    const after = await pasted(files, [{ ...far, title: "Sweeter Trails" }]);
    expect(after).toMatchObject({ changes: ["title"], kept: [] });
  });
});

test("a pasted paper that was changed by hand keeps its text, and the listing says what it always said", async () => {
  const { files } = await pasted({}, [row]);
  const hand = { ...files, [file]: (files[file] ?? "").replace("We study", "They study") };
  const merged = await merge(hand, "arxiv", [found, { ...found, title: ants.title }]);
  expect(papersIn(merged.files)[0]?.abstract).toContain("They study");
  expect(merged.kept.map(({ field }) => field)).toContain("abstract");
  expect(await pasted(merged.files, [row])).toEqual({ ...quiet, files: merged.files });
});

test("an undated paper of the file's own kind is found by its title and its text", async () => {
  const own = { "papers/own/ants.md": writePaper({ title: "how ants find sugar", source: "file" }, ants.abstract) };
  expect((await merge(own, "huggingface", [ants])).writes).toMatchObject([{ id: "own/ants" }]);
});
