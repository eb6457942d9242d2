import type { Answer, Area, Call, Permission, Provider } from "./call.ts";
import { create, publish, remove, renders, retrieve, sendDraft, update } from "./emails.ts";
import { listEmails, listTags } from "./lists.ts";

/** One thing that the provider can be asked. */
export interface Route {
  readonly method: string;
  /** As the document writes it. */
  readonly template: string;
  readonly path: RegExp;
  readonly needs: readonly (readonly [Area, Permission])[];
  readonly run: (call: Call, provider: Provider) => Answer;
}

const list = /^\/emails$/;
const one = /^\/emails\/(?<id>[^/]+)$/;
const under = (name: string) => new RegExp(`^/emails/(?<id>[^/]+)/${name}$`);

/** Which permission each needs is not documented endpoint by endpoint: the areas are, and this is their plain reading. */
export const ROUTES: readonly Route[] = [
  { method: "GET", template: "/emails", path: list, needs: [["email_access", "read"]], run: listEmails },
  { method: "POST", template: "/emails", path: list, needs: [["email_access", "write"]], run: create },
  { method: "GET", template: "/emails/{id}", path: one, needs: [["email_access", "read"]], run: retrieve },
  { method: "PATCH", template: "/emails/{id}", path: one, needs: [["email_access", "write"]], run: update },
  { method: "DELETE", template: "/emails/{id}", path: one, needs: [["email_access", "write"]], run: remove },
  {
    method: "GET",
    template: "/emails/{id}/renders",
    path: under("renders"),
    needs: [["email_access", "read"]],
    run: renders,
  },
  {
    method: "POST",
    template: "/emails/{id}/publish",
    path: under("publish"),
    needs: [
      ["email_access", "write"],
      ["sending_access", "write"],
    ],
    run: publish,
  },
  {
    method: "POST",
    template: "/emails/{id}/send-draft",
    path: under("send-draft"),
    needs: [
      ["email_access", "read"],
      ["sending_access", "write"],
    ],
    run: sendDraft,
  },
  { method: "GET", template: "/tags", path: /^\/tags$/, needs: [["subscriber_access", "read"]], run: listTags },
  { method: "GET", template: "/ping", path: /^\/ping$/, needs: [], run: () => ({ status: 200, body: {} }) },
];
