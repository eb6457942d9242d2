/** Files at the top of the site that the engine writes. */
const files = [
  ...["404.html", "index.html", "style.css", "llms.txt", "picture.png", "robots.txt", "sitemap.xml", "status.json"],
  ...["all.xml", "atom.xml", "days.xml", "feed.json", "feed.xml", "feeds.opml", "weeks.xml"],
];

/** Folders at the top of the site that the engine writes, or may write in a later version. */
const folders = [
  ...[
    "api",
    "engine",
    "feed",
    "feeds",
    "letters",
    "library",
    "map",
    "pagefind",
    "papers",
    "ranking",
    "search",
    "status",
  ],
  ...["style", "topics", "trending"],
];

/** True for the first part of an address that is the engine's, whatever the content; editions stand under their years. */
export function isTaken(first: string): boolean {
  const name = first.toLowerCase();
  return files.includes(name) || folders.includes(name) || /^(?:\d{4}|sitemap-pages(?:-\d+)?\.xml)$/.test(name);
}

/** True for a name that Windows keeps for a device, whatever its ending: a repository with such a file can't be cloned there. */
export function isDevice(name: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(name);
}

/** Why a file can't have the name of a device. */
export const deviceReason = "it is a device of Windows, where no file can have its name";
