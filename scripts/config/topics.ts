import { join } from "node:path";
import { deviceReason, isDevice } from "./addresses.ts";
import { namesIn, readText } from "./files.ts";
import { readDocument } from "./frontmatter.ts";
import type { Problem, Read } from "./problem.ts";
import { isTopicId, type Topic, topicSchema } from "./topic.ts";

/** Reads and checks every file of `content/topics`, by id. */
export function loadTopics(content: string): { topics: Topic[]; problems: Problem[] } {
  const topics: Topic[] = [];
  const problems: Problem[] = [];
  for (const name of namesIn(join(content, "topics"))) {
    const file = `content/topics/${name}`;
    const text = readText(content, `topics/${name}`);
    const read = text.ok ? readTopic(file, name, text.value) : text;
    if (read.ok) topics.push(read.value);
    else problems.push(...read.problems);
  }
  return { topics, problems };
}

/** Reads and checks one topic file. `file` is the path to name in a problem, `name` what it is called in `content/topics`. */
export function readTopic(file: string, name: string, text: string): Read<Topic> {
  const problem = (message: string): Read<never> => ({ ok: false, problems: [{ file, line: 1, message }] });
  const id = name.replace(/\.md$/, "");
  if (isDevice(name)) return problem(`Cannot use "${name}" as a topic's file: ${deviceReason}`);
  if (id === name || !isTopicId(id))
    return problem(
      `Cannot use "${name}" as a topic's file: expected lower-case letters, digits and hyphens, and .md (and not "none")`,
    );
  const read = readDocument(file, text, topicSchema);
  if (!read.ok) return read;
  const { data, body } = read.value;
  if (body === "")
    return problem("Cannot show a topic without a description: expected a few words after the front matter");
  const { name: title, phrases, categories } = data;
  const [titlePhrases, weakPhrases, notPhrases] = [data["title-phrases"], data["weak-phrases"], data["not-phrases"]];
  const value = { id, name: title, description: body, phrases, titlePhrases, weakPhrases, notPhrases, categories };
  return { ok: true, value };
}
