import type { Weights } from "../config/weights.ts";
import type { Text } from "../ranking/counts.ts";
import { type Themes, themesOf } from "../ranking/lsa.ts";
import type { LikenessTo } from "../ranking/similarity.ts";
import { likenessTo, type Similarity, similarityOf } from "../ranking/similarity.ts";
import { type TermIndex, termsOf } from "../ranking/terms.ts";

/** How alike the papers of a collection are, as the site would say. */
export interface Likeness {
  readonly index: TermIndex;
  readonly themes: Themes | null;
  readonly similarity: Similarity;
  /** Shared words alone, rarity as it is: TF-IDF of the same tokens. */
  readonly plain: Similarity;
  readonly likenessTo: LikenessTo;
}

/** Everything here that asks how alike papers are asks this. */
export function likenessOf(texts: readonly Text[], weights: Weights): Likeness {
  const index = termsOf(texts, weights);
  const themes = themesOf(index, weights);
  return {
    index,
    themes,
    similarity: similarityOf(index, themes),
    plain: similarityOf(termsOf(texts, { ...weights, rarityPower: 1 }), null),
    likenessTo: likenessTo(index, themes),
  };
}
