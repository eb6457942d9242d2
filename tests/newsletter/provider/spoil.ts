import type { Answer } from "./call.ts";
import type { Fault } from "./faults.ts";

/** What goes over the wire. */
export interface Written {
  readonly status: number;
  readonly text: string;
  readonly type: string;
  /** After how many characters the connection is cut; null: never. */
  readonly cutAt: number | null;
}

const HTML = "text/html; charset=utf-8";

/** An answer as it goes out, with what the fault does to it; null where the connection is cut instead. */
export function writtenOf(answer: Answer, fault: Fault | null, elsewhere: string): Written | null {
  const { status, body } = answer;
  const whole = { status, text: body === undefined ? "" : JSON.stringify(body), type: "application/json", cutAt: null };
  switch (fault?.kind) {
    case "cut":
      return null;
    case "failed":
      return {
        status: fault.status,
        text: `<html><h1>${fault.status} of a gateway</h1></html>`,
        type: HTML,
        cutAt: null,
      };
    case "garbled":
      return { ...whole, text: "<!-- not JSON -->" };
    case "truncated":
      return { ...whole, text: whole.text.padEnd(40), cutAt: 20 };
    case "portal":
      return {
        ...whole,
        text: "<!DOCTYPE html><title>Welcome</title><p>Please accept the terms of this network.</p>",
        type: HTML,
      };
    case "next elsewhere":
      return typeof body === "object"
        ? { ...whole, text: JSON.stringify({ ...body, next: `${elsewhere}emails?page=2` }) }
        : whole;
    default:
      return whole;
  }
}
