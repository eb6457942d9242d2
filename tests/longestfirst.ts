import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, the longest first: one that starts when the others have ended is waited for by all but one core. */
const longest = [
  "newsletter/mornings",
  "browser/search",
  "browser/kinds",
  "commands/commands",
  "browser/pages",
  "forks/fork",
  "commands/killed",
  "commands/send",
  "browser/tasks",
  "browser/library",
  "commands/review",
  "browser/status",
  "nu/nu",
  "forks/merge",
  "browser/map",
  "browser/accessibility",
  "site/plan",
  "evaluate/command",
  "forge/publish",
].map((name) => `/tests/${name}.test.ts`);

/** The order in which files are tested: the longest first, all others as Vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
