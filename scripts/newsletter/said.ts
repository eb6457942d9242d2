import { z } from "zod";
import { printable } from "../config/printable.ts";
import type { Answer } from "./connection.ts";

/**
 * What came of a request. "refused": the provider said no, and nothing has changed. "lost": nobody knows whether it was
 * carried out; whoever asked for a change has to look. Sentences never hold the key.
 */
export type Said<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "refused"; readonly status: number; readonly code: string; readonly sentence: string }
  | { readonly kind: "lost"; readonly sentence: string };

/**
 * Reads an answer.
 *
 * @param key In place of it a sentence has "…": the provider may repeat what it was sent.
 */
export function saidOf<T>(schema: z.ZodType<T>, answer: Answer, key: string): Said<T> {
  const told = (words: string) => printable(`Buttondown ${words}`.replaceAll(key, "…"));
  if (answer.status === null) return { kind: "lost", sentence: told(`gave no answer: ${answer.why}`) };
  const { status, text } = answer;
  if (status === 200 || status === 201) {
    const checked = schema.safeParse(parsed(text));
    if (checked.success) return { kind: "ok", value: checked.data };
    const sentence = told(`answered ${status} with what can't be read: ${firstIssue(checked.error)}`);
    return { kind: "lost", sentence };
  }
  const { code, detail } = reasonIn(text);
  const reason = detail.slice(0, longest).replace(/\.$/, "");
  const advice = advices[status];
  const sentence = told(`answered ${status}${reason && `: ${reason}`}${advice ? `. ${advice}` : ""}`);
  // A conflict is told of a request that is still being carried out.
  if (status >= 500 || status === 409 || status === 408) return { kind: "lost", sentence };
  return { kind: "refused", status, code, sentence };
}

/** Of the provider's own words. Unit: UTF-16 code units. */
const longest = 300;

/** What whoever runs a newspaper can do about it. */
const advices: Readonly<Record<number, string>> = {
  401: "BUTTONDOWN_API_KEY is no key that it knows: make one there under Settings, API",
  403: "What a key may do is set there under Settings, API: this needs emails and sending, both write, and where readers choose topics subscribers, read",
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? null : undefined;
  }
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join(".") || "the whole"}: ${issue.message}` : "";
}

const reason = z.object({ code: z.string().default(""), detail: z.string() });
const reasons = z.object({
  detail: z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })),
});

/** The provider's own words: one sentence, or one for each field that it does not take. */
function reasonIn(text: string): { readonly code: string; readonly detail: string } {
  const answer = parsed(text);
  const one = reason.safeParse(answer);
  if (one.success) return one.data;
  const many = reasons.safeParse(answer);
  const fields = many.success ? many.data.detail : [];
  return { code: "", detail: fields.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join("; ") };
}
