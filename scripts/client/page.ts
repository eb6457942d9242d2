/**
 * On every page, so small that none waits for it; no page needs it. What a press of a button asks for is fetched then.
 */

const library = () => import("./library/acts.ts");

/** What buttons do, by their `data-act`. Each module takes the button that was pressed. */
const acts: Readonly<Record<string, () => Promise<{ act(button: HTMLElement): unknown }>>> = {
  cite: () => import("./cite.ts"),
  save: library,
  read: library,
  note: library,
  follow: library,
  mute: library,
};

/** What a page offers to keep, by its `data-keep`. Only a script can answer these buttons, so a script makes them, in room left for them. */
const offers: Readonly<Record<string, readonly (readonly [act: string, words: string])[]>> = {
  paper: [
    ["save", "Save"],
    ["read", "Mark as read"],
    ["note", "Note"],
  ],
  topic: [
    ["follow", "Follow"],
    ["mute", "Mute"],
  ],
};
const keep = document.querySelector<HTMLElement>("[data-keep]");
for (const [act, words] of offers[keep?.dataset.keep ?? ""] ?? []) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  button.dataset.act = act;
  button.setAttribute(act === "note" ? "aria-expanded" : "aria-pressed", "false");
  keep?.append(button);
}

addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-act]") : null;
  const load = acts[button?.dataset.act ?? ""];
  if (!button || !load) return;
  try {
    (await load()).act(button);
  } catch {
    // Without a line; or the site has been published anew since this page was opened, and its scripts have other names.
    const said = document.createElement("output");
    said.textContent = "That could not be loaded. Reload the page, and try again.";
    if (button.nextElementSibling?.localName !== "output") button.after(said);
  }
});

/** Marks lists for those who keep a library, and for them alone; the key is that of its store. */
function marks() {
  try {
    if (localStorage.getItem(`broadsheet:${new URL("../", import.meta.url).pathname}`)) void library();
  } catch {
    // A browser that keeps nothing has nothing to mark.
  }
}
marks();
addEventListener("pageshow", marks);
addEventListener("storage", marks);

/** Unhides an overdue edition. */
const due = document.getElementById("due");
if (due && Date.now() > Date.parse(due.dataset.nextBy ?? "")) due.hidden = false;
