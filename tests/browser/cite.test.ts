import { readFileSync } from "node:fs";
import { expect, inject, test } from "vitest";
import { kinds, newestEdition } from "../site/kinds.ts";
import { complaintsOfAxe, desktop, phone, visit, visitAlone } from "./browser.ts";

const paper = () => `${inject("fork").url}papers/${newestEdition().papers[0]?.id}.html`;

test("with the keyboard alone a paper's BibTeX is copied, and its RIS downloaded", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  await visit(paper(), { ...phone, permissions, bypassCSP: false }, async (page) => {
    const title = await page.locator("h1").innerText();
    await page.getByText("Cite", { exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Copy citation" }).waitFor();
    for (const key of ["Tab", "Tab", "Enter"]) await page.keyboard.press(key);
    await page.getByRole("status").filter({ hasText: "Copied the BibTeX." }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^@misc\{[a-z0-9]+,\n {2}title = \{\{/);
    expect(copied).toContain(title);
    expect(copied).toContain("url = {https://example.org/broadsheet/papers/");
    for (const key of ["Tab", "Tab", "Tab"]) await page.keyboard.press(key);
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(download.suggestedFilename()).toMatch(/^[a-z0-9]+\.ris$/);
    const ris = readFileSync(await download.path(), "utf8");
    expect(ris).toMatch(/^TY {2}- GEN\r\nTI {2}- /);
    expect(ris.endsWith("ER  - \r\n")).toBe(true);
  });
});

test("where the clipboard is closed the text is selected, in a page that axe finds nothing in", async () => {
  await visit(paper(), { ...phone, bypassCSP: true }, async (page) => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("closed"));
    });
    await page.getByText("Cite", { exact: true }).click();
    await page.getByRole("button", { name: "Copy citation" }).click();
    await page.getByRole("status").filter({ hasText: "Not copied." }).waitFor();
    const citation = await page.locator("details > p").innerText();
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(citation);
    await page.getByRole("button", { name: "Copy RIS" }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.viewport.width);
    expect(await complaintsOfAxe(page)).toEqual([]);
    // Opened again, it has its buttons once.
    for (let i = 0; i < 2; i++) await page.getByText("Cite", { exact: true }).click();
    expect(await page.getByRole("button", { name: /^Copy/ }).count()).toBe(3);
  });
});

test("where what a button needs can't be loaded, the page says so once, and nothing else breaks", async () => {
  await visitAlone(
    `${inject("site").url}${kinds().find((kind) => kind.startsWith("papers/") && kind.endsWith(".html"))}`,
    desktop,
    async (page) => {
      await page.route("**/engine/part-*", (route) =>
        route.fulfill({ status: 200, contentType: "text/javascript", body: "export {};" }),
      );
      const save = page.getByRole("button", { name: "Save" });
      await save.click();
      await save.click();
      expect(await page.locator("output").allInnerTexts()).toEqual([
        "That could not be loaded. Reload the page, and try again.",
      ]);
    },
  );
});
