import { join } from "node:path";
import { namesIn, readText } from "./files.ts";
import { readDocument } from "./frontmatter.ts";
import type { Problem } from "./problem.ts";
import { isTopicId, type Topic, topicSchema } from "./topic.ts";

/** Reads and checks every file of `content/topics`, by id. */
export function loadTopics(content: string): { topics: Topic[]; problems: Problem[] } {
  const topics: Topic[] = [];
  const problems: Problem[] = [];
  for (const name of namesIn(join(content, "topics"))) {
    const file = `content/topics/${name}`;
    const id = name.replace(/\.md$/, "");
    if (id === name || !isTopicId(id)) {
      problems.push({
        file,
        line: 1,
        message: `Cannot use "${name}" as a topic's file: expected lower-case letters, digits and hyphens, and .md (and not "none")`,
      });
      continue;
    }
    const text = readText(content, `topics/${name}`);
    const read = text.ok ? readDocument(file, text.value, topicSchema) : text;
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    const { data, body } = read.value;
    if (body === "")
      problems.push({
        file,
        line: 1,
        message: "Cannot show a topic without a description: expected a few words after the front matter",
      });
    topics.push({
      id,
      name: data.name,
      description: body,
      phrases: data.phrases,
      weakPhrases: data["weak-phrases"],
      notPhrases: data["not-phrases"],
      categories: data.categories,
    });
  }
  return { topics, problems };
}
