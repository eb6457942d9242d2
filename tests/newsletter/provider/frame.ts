import { escaped } from "../djangoexpression.ts";

/** Rules as the provider's template carries them: about 9 KB, so that a page's size is what an inbox would get. */
const STYLE = Array.from(
  { length: 120 },
  (_, index) => `.part-${index} { margin: 0 auto; padding: ${index}px 16px; line-height: 1.5; text-align: left; }`,
).join("\n");

/** The provider's page around a body; a mail carries the link by which a reader leaves, the archive's page doesn't. */
export function framed(page: {
  name: string;
  subject: string;
  preheader: string;
  content: string;
  unsubscribe: string | null;
}): string {
  const footer =
    page.unsubscribe === null
      ? ""
      : `<p class="footer">You get this because you subscribed. <a href="${escaped(page.unsubscribe)}">Unsubscribe</a></p>`;
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(page.subject)}</title><style>${STYLE}</style></head>
<body><div class="preheader" hidden>${escaped(page.preheader)}</div><table role="presentation"><tr><td>
<p class="newsletter">${escaped(page.name)}</p>
<h1>${escaped(page.subject)}</h1>
<div class="email-body">
${page.content}
</div>
${footer}
</td></tr></table></body>
</html>
`;
}
