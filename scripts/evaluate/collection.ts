import { z } from "zod";
import type { PaperId } from "../papers/paper.ts";
import { isPaperId } from "../papers/schema.ts";
import { readJudgements, readRows } from "./rows.ts";

/** A test collection: `ir/<name>/docs.jsonl.gz`, `queries.jsonl.gz` and `qrels.tsv`. */
export function filesOf(name: string): string[] {
  return ["docs.jsonl.gz", "queries.jsonl.gz", "qrels.tsv"].map((file) => `ir/${name}/${file}`);
}

/** The id of a benchmark's document, as a paper's: "17" of Cranfield is `cranfield/17`. */
export function idOn(shelf: string): z.ZodType<PaperId> {
  return z
    .string("expected an id in quotes")
    .transform((name) => `${shelf}/${name}`)
    .pipe(
      z.custom<PaperId>((id) => typeof id === "string" && isPaperId(id), "expected an id of letters, digits and dots"),
    );
}

/** The documents of a collection. @throws {DataError} */
export function readDocuments(data: string, name: string) {
  const text = z.string("expected a text in quotes");
  return readRows(data, `ir/${name}/docs.jsonl.gz`, z.object({ id: idOn(name), title: text, abstract: text }));
}

/** Grades by query and document, without any prefix. @throws {DataError} */
export function readGrades(data: string, name: string): Map<string, Map<string, number>> {
  return readJudgements(data, `ir/${name}/qrels.tsv`);
}
