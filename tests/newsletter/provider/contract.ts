import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { z } from "zod";

/** The provider's OpenAPI document, beside the repository where it stands; it is no part of it. */
const DOCUMENT = new URL("../../../../shared/data/buttondown-openapi.json", import.meta.url);

const schema = z.looseObject({});
const media = z.object({ content: z.object({ "application/json": z.object({ schema }) }).optional() });
const operation = z.object({
  parameters: z
    .array(z.object({ in: z.string(), name: z.string(), schema, required: z.boolean().optional() }))
    .default([]),
  requestBody: media.optional(),
  responses: z.record(z.string(), media),
});
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** The document, ready to judge: each sentence says what is wrong, none says that all is right. */
export interface Contract {
  /** What is wrong with the query and the body of a request to this path, as the document writes the path. */
  request(method: string, path: string, query: URLSearchParams, body: unknown): string[];
  answer(method: string, path: string, status: number, body: unknown): string[];
  /** The judge of one schema by its name, such as "EmailInput". */
  judge(name: string): (value: unknown) => string[];
  /** The names of a schema's fields. */
  fields(name: string): string[];
}

let contract: Contract | null = null;

/** The document's judge, made once; null where the document doesn't stand beside the repository. */
export function contractOf(): Contract | null {
  contract ??= existsSync(DOCUMENT) ? contractFrom(JSON.parse(readFileSync(DOCUMENT, "utf8"))) : null;
  return contract;
}

function contractFrom(json: unknown): Contract {
  const { paths, ...rest } = document.parse(json);
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  formats.default(ajv);
  ajv.addSchema({ ...rest, paths }, "document");
  const operations = new Map<string, z.output<typeof operation>>();
  const judges = new Map<string, ValidateFunction>();
  const operationOf = (method: string, path: string) => {
    const name = `${method} ${path}`;
    const known = operations.get(name) ?? operation.safeParse(paths[path]?.[method.toLowerCase()]).data;
    if (known !== undefined) operations.set(name, known);
    return known;
  };
  const check = (pointer: string, value: unknown): string[] => {
    const judge = judges.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` });
    judges.set(pointer, judge);
    return judge(value) ? [] : (judge.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`);
  };
  const place = (method: string, path: string): string =>
    `/paths/${encodeURIComponent(path.replaceAll("~", "~0").replaceAll("/", "~1"))}/${method.toLowerCase()}`;
  const json200 = "content/application~1json/schema";
  return {
    request: (method, path, query, body) => {
      const known = operationOf(method, path);
      if (known === undefined) return ["is not in the document"];
      const asked = known.parameters.filter((parameter) => parameter.in === "query");
      const said = [...new Set(query.keys())]
        .filter((name) => !asked.some((parameter) => parameter.name === name))
        .map((name) => `the document has no query "${name}"`);
      for (const [index, parameter] of known.parameters.entries()) {
        if (parameter.in !== "query") continue;
        if (!query.has(parameter.name)) {
          if (parameter.required) said.push(`the query "${parameter.name}" is missing`);
          continue;
        }
        const errors = check(
          `${place(method, path)}/parameters/${index}/schema`,
          queryValue(parameter.schema.type, query.getAll(parameter.name)),
        );
        said.push(...errors.map((error) => `the query "${parameter.name}": ${error}`));
      }
      if (known.requestBody?.content !== undefined)
        said.push(...check(`${place(method, path)}/requestBody/${json200}`, body).map((error) => `the body: ${error}`));
      else if (body !== undefined) said.push("a body where the document has none");
      return said;
    },
    answer: (method, path, status, body) => {
      const known = operationOf(method, path)?.responses[String(status)];
      if (known === undefined) return [`the document has no answer ${status}`];
      if (known.content === undefined) return body === undefined ? [] : [`the document has no body for ${status}`];
      return check(`${place(method, path)}/responses/${status}/${json200}`, body);
    },
    judge: (name) => (value) => check(`/components/schemas/${name}`, value),
    fields: (name) => {
      const found = z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) }).parse(rest)
        .components.schemas[name];
      return Object.keys(z.object({ properties: z.record(z.string(), z.unknown()) }).parse(found).properties);
    },
  };
}

/** A query's values as the schema's type has them: a list, a number, or the text. */
function queryValue(type: unknown, given: readonly string[]): unknown {
  const [first = ""] = given;
  if (type === "array") return given;
  return (type === "integer" || type === "number") && first !== "" && !Number.isNaN(Number(first))
    ? Number(first)
    : first;
}
