/** A page without the scripts that the engine itself puts there: its modules, what is fetched ahead, and what is said of the page as data. */
export function withoutOurScripts(html: string): string {
  return html.replaceAll(
    /<script type="(module" src="[^"<]*\/engine\/\w+-\w{8}\.js">|speculationrules">\{[^<]*|application\/ld\+json">[^<]*)<\/script>/g,
    "",
  );
}
