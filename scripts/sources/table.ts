import { arxiv } from "./arxiv.ts";
import { huggingface } from "./huggingface.ts";
import type { Source, SourceName } from "./source.ts";

/** Every source on the network. In this order they are asked; whose word counts for a fact doesn't depend on it. */
export const sources: Readonly<Record<SourceName, Source>> = { huggingface, arxiv };
