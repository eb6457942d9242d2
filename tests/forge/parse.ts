import { readFileSync } from "node:fs";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";

/**
 * Prints, for each workflow that is named, what the forge's own parser says is wrong: JSON, a list of sentences a file. In a
 * process of its own, since it imports JSON in a way that only tsx knows.
 */
const found = process.argv.slice(2).map(async (file) => {
  const { context, value } = parseWorkflow(
    { name: file, content: readFileSync(file, "utf8") },
    new NoOperationTraceWriter(),
  );
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
});
process.stdout.write(JSON.stringify(await Promise.all(found)));
