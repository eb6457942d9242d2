import type { Page } from "playwright-core";

/** One node of the accessibility tree, as a screen reader is handed it. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
  /** Of headings. */
  readonly level: number | undefined;
}

/** What a screen reader is handed of a page, in its order: what is ignored left out. */
export async function spoken(page: Page): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (id: string): Spoken[] => {
    const node = byId.get(id);
    if (!node) return [];
    const level = node.properties?.find(({ name }) => name === "level")?.value.value;
    const own = node.ignored ? [] : [{ role: node.role?.value, name: node.name?.value ?? "", level }];
    return [...own, ...(node.childIds ?? []).flatMap(inOrder)];
  };
  return inOrder(nodes[0]?.nodeId ?? "");
}
