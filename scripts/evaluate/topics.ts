import type { Topic, TopicId } from "../config/topic.ts";
import { compileTopics } from "../ranking/topics.ts";
import { interval } from "./bootstrap.ts";
import { papersFile } from "./hf.ts";
import { filedFile, type JudgedPaper, judgedFile, readFiled, readJudged } from "./judged.ts";
import { harmonic, kappa, type Labelled, mean, precision, recall } from "./metrics.ts";
import { type Bench, type Figure, figureOf, type Part } from "./part.ts";

/** A judged paper, and the topics that the rules give it. */
interface Labels extends JudgedPaper {
  readonly rules: ReadonlySet<TopicId>;
}

type Reader = "a" | "b";
type Share = (units: readonly Labelled[]) => number;

/** Papers that two readers judged and that the topic files were tuned on: those that are not final. */
export const topicsTuned = part("topics, judged for tuning", false);

/** The final ones: scored once, when nothing will be tuned any more. */
export const topicsFinal: Part = { ...part("topics, final sample", true), final: true };

/** Many more papers, which one reader filed: for tuning only, so that no single paper weighs much. */
export const topicsFiled: Part = {
  name: "topics, papers filed for tuning",
  data: [papersFile],
  judged: [filedFile],
  run: (bench: Bench) => meanFigures(labelled(bench, readFiled(bench.judged, bench.data, bench.topics)), bench.topics),
};

function part(name: string, final: boolean): Part {
  return {
    name,
    data: [papersFile],
    judged: [judgedFile],
    run: (bench: Bench): Figure[] => {
      const judged = readJudged(bench.judged, bench.data, bench.topics).filter((paper) => paper.final === final);
      const labels = labelled(bench, judged);
      return [...meanFigures(labels, bench.topics), ...againstReaders(labels), ...betweenReaders(labels, bench.topics)];
    },
  };
}

function labelled({ topics, weights }: Bench, judged: readonly JudgedPaper[]): Labels[] {
  const topicsIn = compileTopics(topics, weights);
  return judged.map((row) => ({ ...row, rules: new Set(topicsIn(row.paper).map(({ id }) => id)) }));
}

type By = (some: readonly Labels[]) => number;

const by =
  (reader: Reader, share: Share): By =>
  (some) =>
    share(some.map((one) => counted(one.rules, one[reader])));

function figureFrom(
  labels: readonly Labels[],
  name: string,
  of: By,
  more: Partial<Pick<Figure, "bar" | "detail">> = {},
) {
  return figureOf({ name, unit: "papers", bar: null, ...more }, of(labels), labels.length, interval(labels, of));
}

/** Micro precision and recall of the rules, the mean of judging by either reader. */
function meanFigures(labels: readonly Labels[], topics: readonly Topic[]): Figure[] {
  const both =
    (share: Share): By =>
    (some) =>
      mean([by("a", share)(some), by("b", share)(some)]);
  const detail = byTopic(labels, topics);
  return [
    figureFrom(labels, "precision", both(precision), { bar: { is: "at least", value: 0.92 }, detail }),
    figureFrom(labels, "recall", both(recall), { bar: { is: "at least", value: 0.8 } }),
  ];
}

/** The same by each reader. Lenient: what either reader gave is right. Strict: only what both gave has to be found. */
function againstReaders(labels: readonly Labels[]): Figure[] {
  return [
    figureFrom(labels, "precision by reader A", by("a", precision)),
    figureFrom(labels, "recall by reader A", by("a", recall)),
    figureFrom(labels, "precision by reader B", by("b", precision)),
    figureFrom(labels, "recall by reader B", by("b", recall)),
    figureFrom(labels, "precision, lenient", (some) =>
      precision(some.map(({ rules, a, b }) => counted(rules, new Set([...a, ...b])))),
    ),
    figureFrom(labels, "recall, strict", (some) => recall(some.map(({ rules, a, b }) => counted(rules, common(a, b))))),
    figureFrom(labels, "papers with a topic", (some) => mean(some.map(({ rules }) => Number(rules.size > 0)))),
  ];
}

/** How far the readers agree. Either as the judge of the other: B's precision by A is A's recall by B. */
function betweenReaders(labels: readonly Labels[], topics: readonly Topic[]): Figure[] {
  const share = (name: string, of: (some: readonly Labels[]) => number) =>
    figureOf({ name: `readers: ${name}`, unit: "papers" }, of(labels), labels.length, interval(labels, of));
  const bByA = (of: Share) => (some: readonly Labels[]) => of(some.map(({ a, b }) => counted(b, a)));
  return [
    share("precision of B by A", bByA(precision)),
    share("recall of B by A", bByA(recall)),
    share("F1", (some) => harmonic(bByA(precision)(some), bByA(recall)(some))),
    share("Cohen's kappa, mean of topics", (some) => meanKappa(some, topics)),
  ];
}

/** Over the topics that a reader gave at least once. */
function meanKappa(labels: readonly Labels[], topics: readonly Topic[]): number {
  const given = topics.filter(({ id }) => labels.some(({ a, b }) => a.has(id) || b.has(id)));
  return mean(
    given.map(({ id }) =>
      kappa(
        labels.map(({ a }) => a.has(id)),
        labels.map(({ b }) => b.has(id)),
      ),
    ),
  );
}

function counted(given: ReadonlySet<TopicId>, truth: ReadonlySet<TopicId>): Labelled {
  return { right: common(given, truth).size, given: given.size, true: truth.size };
}

function common(a: ReadonlySet<TopicId>, b: ReadonlySet<TopicId>): Set<TopicId> {
  return new Set([...a].filter((id) => b.has(id)));
}

/** For each topic how often the rules and the readers gave it, and how often they meet. */
function byTopic(labels: readonly Labels[], topics: readonly Topic[]): NonNullable<Figure["detail"]> {
  const count = (id: TopicId, ...of: readonly ("rules" | Reader)[]) =>
    labels.filter((one) => of.every((who) => one[who].has(id))).length;
  return Object.fromEntries(
    topics.map(({ id }) => [
      id,
      {
        rules: count(id, "rules"),
        readerA: count(id, "a"),
        readerB: count(id, "b"),
        rulesAndA: count(id, "rules", "a"),
        rulesAndB: count(id, "rules", "b"),
        bothReaders: count(id, "a", "b"),
      },
    ]),
  );
}
