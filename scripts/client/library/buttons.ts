import { paperAt, topicAt } from "../addresses.ts";
import { press } from "./dom.ts";
import { kept } from "./store.ts";

/** Shows what is kept on the buttons of the page that is open. */
export function showButtons(): void {
  const { library } = kept();
  const paper = paperAt(location.href);
  const topic = topicAt(location.href);
  const is = topic === null ? undefined : library.topics.get(topic)?.is;
  show("save", paper !== null && library.saved.has(paper), "Saved", "Save");
  show("read", paper !== null && library.read.has(paper), "Read", "Mark as read");
  show("follow", is === "followed", "Followed", "Follow");
  show("mute", is === "muted", "Muted", "Mute");
  const hasNote = paper !== null && library.saved.get(paper)?.note !== undefined;
  for (const button of document.querySelectorAll("[data-act=note]"))
    button.textContent = hasNote ? "Your note" : "Note";
}

function show(act: string, pressed: boolean, yes: string, no: string) {
  for (const button of document.querySelectorAll<HTMLElement>(`[data-act="${act}"]`))
    press(button, pressed, pressed ? yes : no);
}
