/** A repository on GitHub. */
export interface GitHub {
  readonly owner: string;
  readonly name: string;
}

const forms = [
  /^(?:https?|git|ssh):\/\/(?:[^/@]*@)?(?:www\.|ssh\.)?github\.com(?::\d+)?\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i,
  /^(?:[^/@]*@)?github\.com:\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i,
];

/** The repository that the address of a remote leads to; null for one that is elsewhere. */
export function githubOf(remote: string): GitHub | null {
  for (const form of forms) {
    const [, owner, name] = form.exec(remote) ?? [];
    if (owner !== undefined && name !== undefined) return { owner, name };
  }
  return null;
}

/** The repository's page, which its settings' pages stand under. */
export function pageOf({ owner, name }: GitHub): string {
  return `https://github.com/${owner}/${name}`;
}

/** Where GitHub publishes the repository: at its owner's host itself when it is named like that. */
export function publishedAt({ owner, name }: GitHub): string {
  const host = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === host ? `https://${host}/` : `https://${host}/${name}/`;
}

/** Whose pages an address on github.io is of, in lower case; null for any other address, which can't be judged. */
export function ownerOfPages(url: string): string | null {
  return /^([^.]+)\.github\.io$/.exec(new URL(url).hostname)?.[1] ?? null;
}

/** True where the settings name an address or a repository of another owner on GitHub: they came with a fork of somebody's paper. */
export function isOfAnother(
  { url, repository }: { readonly url?: string | undefined; readonly repository?: string | undefined },
  own: GitHub,
): boolean {
  const owners = [url && ownerOfPages(url), repository && githubOf(repository)?.owner.toLowerCase()];
  return owners.some((owner) => owner && owner !== own.owner.toLowerCase());
}
