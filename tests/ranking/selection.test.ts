import fc from "fast-check";
import { expect, test } from "vitest";
import { isTopicId, type TopicId } from "../../scripts/config/topic.ts";
import type { PaperId } from "../../scripts/papers/paper.ts";
import { select } from "../../scripts/ranking/selection.ts";
import { idOf } from "./papers.ts";

/** "video-3" is about video; "other-1" about nothing. */
function topicOf(id: PaperId): TopicId | undefined {
  const topic = id.replace(/^shelf\//, "").replace(/-\d+$/, "");
  return topic !== "other" && isTopicId(topic) ? topic : undefined;
}

const unlike = () => 0;
const ids = (names: string) => names.split(" ").map(idOf);
const idsOf = (some: readonly { readonly id: PaperId }[]) => some.map(({ id }) => id);

test("select() takes at most three of one first topic, and says what it passed over", () => {
  const order = ids("video-1 video-2 video-3 video-4 graphs-1 video-5 graphs-2 graphs-3");
  const { picks, passed } = select(order, { size: 5, firstTopic: topicOf, similarity: unlike });
  expect(idsOf(picks)).toEqual(ids("video-1 video-2 video-3 graphs-1 graphs-2"));
  expect(passed).toEqual(ids("video-4 video-5").map((id) => ({ id, topic: "video" })));
});

test("select() takes none that is too like a pick, and names the pick", () => {
  const similarity = (a: PaperId, b: PaperId) => (new Set([a, b, ...ids("other-1 other-2")]).size === 2 ? 0.3 : 0.2999);
  const { picks, passed } = select(ids("other-1 other-2 other-3 other-4"), {
    size: 3,
    firstTopic: topicOf,
    similarity,
  });
  expect(picks).toEqual([
    { id: idOf("other-1"), nearest: null, passed: null },
    { id: idOf("other-3"), nearest: { id: idOf("other-1"), likeness: 0.2999 }, passed: null },
    { id: idOf("other-4"), nearest: { id: idOf("other-1"), likeness: 0.2999 }, passed: null },
  ]);
  expect(passed).toEqual([{ id: idOf("other-2"), like: idOf("other-1"), likeness: 0.3 }]);
});

test("what was passed over fills up when the order is short, and is then passed over no more", () => {
  const { picks, passed } = select(ids("video-1 video-2 video-3 video-4 video-5 other-1"), {
    size: 5,
    firstTopic: topicOf,
    similarity: unlike,
  });
  expect(idsOf(picks)).toEqual(ids("video-1 video-2 video-3 other-1 video-4"));
  expect(picks.at(-1)?.passed).toEqual({ id: idOf("video-4"), topic: "video" });
  expect(passed).toEqual([{ id: idOf("video-5"), topic: "video" }]);
});

test("papers without a topic are never too many", () => {
  const order = ids("other-1 other-2 other-3 other-4 other-5");
  expect(idsOf(select(order, { size: 5, firstTopic: topicOf, similarity: unlike }).picks)).toEqual(order);
});

test("limits can be given", () => {
  const rules = { size: 2, firstTopic: topicOf, similarity: () => 0.4, perTopic: 1, tooSimilar: 0.5 };
  expect(idsOf(select(ids("video-1 video-2 graphs-1"), rules).picks)).toEqual(ids("video-1 graphs-1"));
});

const orders = fc.uniqueArray(
  fc.tuple(fc.constantFrom("video", "graphs", "other"), fc.nat(9)).map(([topic, n]) => idOf(`${topic}-${n}`)),
  { selector: String },
);

test("as many as wanted or as there are, each once, and each paper is picked, passed over or behind the last pick", () => {
  fc.assert(
    fc.property(orders, fc.nat(12), fc.float({ min: 0, max: 1, noNaN: true }), (order, size, likeness) => {
      const { picks, passed } = select(order, { size, firstTopic: topicOf, similarity: () => likeness });
      expect(picks).toHaveLength(Math.min(size, order.length));
      const seen = idsOf([...picks, ...passed]);
      expect(new Set(seen).size).toBe(seen.length);
      expect(order).toEqual(expect.arrayContaining(seen));
    }),
  );
});
