/** What a reader may like: the code and the data for it, fetched when it is asked for. */
import { isDone, type Library } from "./model.ts";
import { mutes } from "./muting.ts";
import { type Listed, type Newest, newestPapers } from "./shelves.ts";
import { type Suggestion, suggest } from "./suggest.ts";

let newest: Newest | undefined;

export interface ForYou {
  readonly found: readonly Suggestion<Listed>[];
  readonly from: Newest;
}

/** @throws {Error} If the site's data can't be fetched. */
export async function forYou(library: Library, most: number): Promise<ForYou> {
  newest ??= await newestPapers();
  const isMuted = mutes(library);
  const open = [...newest.papers].filter(([id, { title, abstract, topics }]) => {
    return !isDone(library, id) && !isMuted({ text: `${title} ${abstract}`, topic: topics[0]?.id ?? null });
  });
  return { found: suggest(library.saved, new Map(open), most), from: newest };
}
