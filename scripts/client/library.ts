/** The library's page: what is kept, shown and changed. Texts are text nodes: what papers and notes say is never read as HTML. */
import { element } from "./dom.ts";
import { showFiles } from "./library/files.ts";
import { showSaved } from "./library/savedlist.ts";
import { showStanding } from "./library/standing.ts";
import { kept, watch } from "./library/store.ts";
import { showSuggestions } from "./library/suggestions.ts";

const parts = [showSaved(), showStanding(), showSuggestions(), showFiles()];

function show() {
  const { library } = kept();
  for (const part of parts) part(library);
}

watch(show);
show();
element("library", HTMLElement).hidden = false;
