/** What a citation is made from: plain Unicode text, and nothing that no source states. */
export interface Cited {
  /** The last part of the paper's id: entries without an author are named by it. */
  readonly name: string;
  readonly title: string;
  /** The title as LaTeX prints it, formulas as written; absent where escaping `title` gives the same. */
  readonly tex?: string;
  readonly authors: readonly string[];
  /** `yyyy-mm-dd`. */
  readonly published?: string;
  readonly arxiv?: string;
  readonly doi?: string;
  readonly venue?: string;
  /** The paper's page; absent while the site has no address of its own. */
  readonly url?: string;
}

/** Where a reader of a citation finds the paper itself: on arXiv, or else at its page here. */
export function addressOf({ arxiv, url }: Cited): string | undefined {
  return arxiv === undefined ? url : `https://arxiv.org/abs/${arxiv}`;
}

/** The part of a page's JSON-LD that is read here; `articleOf` of the site writes it. */
export interface Article {
  readonly name: string;
  readonly alternateName?: string;
  readonly author?: readonly { readonly name: string }[];
  readonly datePublished?: string;
  readonly identifier?: readonly string[];
  readonly isPartOf?: { readonly name: string };
  readonly url?: string;
}

/** @param path Of the paper's page: "/papers/2506/2506.01234.html". Some hosts leave the ending out. */
export function citedOf(article: Article, path: string): Cited {
  const { name: title, alternateName: tex, author = [], datePublished: published, identifier = [], url } = article;
  const idOf = (scheme: string) => identifier.find((id) => id.startsWith(scheme))?.slice(scheme.length);
  const known = { tex, published, arxiv: idOf("arXiv:"), doi: idOf("doi:"), venue: article.isPartOf?.name, url };
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.html$/, "");
  return {
    ...{ name, title, authors: author.map((one) => one.name) },
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  };
}

/** What a paper's page says of its paper. @throws {Error} On any other page. */
export function citedIn(page: Document): Cited {
  const data = page.querySelector('script[type="application/ld+json"]')?.textContent;
  if (!data) throw new Error("Cannot cite: the page states no paper");
  return citedOf(JSON.parse(data), page.location.pathname);
}
