import { topicAddress } from "../addresses.ts";
import { element, make } from "../dom.ts";
import { foldedWords } from "../words.ts";
import { button, now, say } from "./dom.ts";
import { type Library, type Standing, type TopicChoice, withTopic, withWord } from "./model.ts";
import { isWord, most } from "./plain.ts";
import { change, kept } from "./store.ts";

/** Topics that are followed or muted, muted words, and whether opening a paper marks it. Returns what shows a library. */
export function showStanding(): (library: Library) => void {
  const topic = element("topic", HTMLSelectElement);
  const standing = element("standing", HTMLUListElement);
  const topicsSaid = element("topics-said", HTMLElement);
  const word = element("word", HTMLInputElement);
  const muted = element("muted", HTMLUListElement);
  const wordsSaid = element("words-said", HTMLElement);
  const opening = element("opening", HTMLInputElement);

  element("topics", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const is: Standing =
      event.submitter instanceof HTMLButtonElement && event.submitter.value === "muted" ? "muted" : "followed";
    const name = (topic.selectedOptions[0]?.text ?? topic.value).slice(0, most.name);
    say(topicsSaid, change((library) => withTopic(library, topic.value, { at: now(), name, is })) ?? `${name}: ${is}.`);
  });
  element("words", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const text = word.value.trim();
    const same = [...kept().library.words.keys()].find((other) => isSame(other, text));
    if (!isWord(text)) return say(wordsSaid, "Not muted: a word has letters or digits.");
    if (same) return say(wordsSaid, `“${same}” is muted already.`);
    const problem = change((library) => withWord(library, text, now()));
    say(wordsSaid, problem ?? `“${text}” is muted.`);
    if (!problem) word.value = "";
  });
  opening.addEventListener("change", () => {
    const problem = change((library) => ({ ...library, opening: { at: now(), marks: opening.checked } }));
    if (problem) opening.checked = !opening.checked;
  });

  return (library) => {
    refill(
      standing,
      [...library.topics]
        .sort(([a, one], [b, other]) => (sortKey(a, one) < sortKey(b, other) ? -1 : 1))
        .map(([id, { name, is }], i) => {
          const link = make("a", { id: `topic-${i}`, href: topicAddress(id), textContent: name });
          const remove = button(
            is === "muted" ? "Unmute" : "Unfollow",
            () => {
              say(topicsSaid, change((now) => withTopic(now, id, null)) ?? `${name}: no longer ${is}.`);
            },
            link.id,
          );
          return make("li", {}, make("span", {}, link, is === "muted" ? " (muted)" : ""), remove);
        }),
      topic,
    );
    refill(
      muted,
      [...library.words.keys()].sort().map((text, i) => {
        const shown = make("span", { id: `word-${i}`, textContent: text });
        const remove = button(
          "Unmute",
          () => {
            say(wordsSaid, change((now) => withWord(now, text, null)) ?? `“${text}” is no longer muted.`);
          },
          shown.id,
        );
        return make("li", {}, shown, remove);
      }),
      word,
    );
    opening.checked = library.opening?.marks ?? false;
  };
}

/** Those that are followed first, each by name. */
const sortKey = (id: string, { is, name }: TopicChoice): string => [is, name, id].join("\n");

/** Fills a short list anew. The focus stays at the place where it was, or goes where the list is added to. */
function refill(list: HTMLElement, items: readonly HTMLElement[], otherwise: HTMLElement) {
  const at = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(...items);
  if (at < 0) return;
  const place = list.children[Math.min(at, list.children.length - 1)]?.querySelector("button") ?? otherwise;
  place.focus();
}

const isSame = (a: string, b: string): boolean => foldedWords(a).join(" ") === foldedWords(b).join(" ");
