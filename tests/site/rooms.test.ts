import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

/** Each room, and the rooms that it may import. Commands stand above all of them. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  config: [],
  text: ["config"],
  papers: ["config", "text"],
  sources: ["config", "text", "papers"],
  ranking: ["config", "text", "papers"],
  editions: ["config", "text", "papers", "ranking"],
  site: ["config", "text", "papers", "ranking", "editions"],
  newsletter: ["config", "text", "papers", "ranking", "editions"],
  forge: ["config", "text", "papers", "ranking", "editions"],
  deploy: ["config", "text", "papers", "ranking", "editions", "site"],
  forks: ["config"],
  review: ["config", "text", "papers", "sources"],
  // What readers' browsers run is judged as they run it, on the site's own index.
  evaluate: ["config", "text", "papers", "ranking", "site", "client"],
};

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

test.each(Object.keys(rooms))("the room %s imports only rooms before it", (room) => {
  const wrong = filesIn(join("scripts", room)).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)]
      .map(([, path]) => relative("scripts", join(file, "..", path ?? "")).split("/")[0] ?? "")
      .filter((imported) => imported !== room && !rooms[room]?.includes(imported))
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(wrong).toEqual([]);
});

/** Libraries that readers' browsers may be sent: each small, and asked for by one page alone. */
const sent = ["d3-contour"];

test("what runs in a reader's browser imports nothing of the other rooms but text, and of libraries those that are named", () => {
  const wrong = filesIn("scripts/client").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)]
      .map(([, path = ""]) => (path.startsWith(".") ? relative("scripts", join(file, "..", path)) : path))
      .filter((path) => !/^(client|text)\//.test(path) && !sent.includes(path))
      .map((path) => `${file} imports ${path}`),
  );
  expect(wrong).toEqual([]);
});

test("only sources and newsletter, and the commands' server, may open a connection", () => {
  const opens = /\bfetch\(|"(undici|node:(http|https|net|dgram|tls))"/;
  const files = filesIn("scripts").filter((file) => opens.test(readFileSync(file, "utf8")));
  expect(
    files.filter((file) => !/^scripts\/((client|sources|newsletter|replay|bench)\/|bench\.ts)/.test(file)),
  ).toEqual([]);
});

test("templates print trusted HTML through the filters that make it, and no other way", () => {
  const found = filesIn("templates").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\|\s*(safe|dump|verbatim|jsonld)\b|autoescape/g)].map(
      ([match]) => `${file}: ${match}`,
    ),
  );
  const noHtml = ["daytwin", "topictwin"].map((kind) => `templates/kinds/${kind}.njk: | verbatim`);
  expect(found).toEqual(["templates/includes/layout.njk: | jsonld", ...noHtml]);
});

test("no room reads the clock, the machine's locale or chance", () => {
  const impure = /\bDate\.now\(|new Date\(\)|Math\.random|toLocale|localeCompare|Intl\./;
  const files = Object.keys(rooms).flatMap((room) => filesIn(join("scripts", room)));
  // Zones are asked for by name, and written in one language.
  const named = "scripts/config/zone.ts";
  expect(files.filter((file) => file !== named && impure.test(readFileSync(file, "utf8")))).toEqual([]);
  expect(readFileSync(named, "utf8")).not.toMatch(
    /\bDate\.now\(|new Date\(\)|Math\.random|DateTimeFormat\((undefined|\)|\[\])/,
  );
});
