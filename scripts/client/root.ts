/** The site's root, wherever it is published: scripts stand in a folder of it. */
export const siteRoot = new URL("../", import.meta.url);
