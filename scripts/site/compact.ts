/** Elements that stand on lines of their own whatever is between them. */
const block =
  /\n+(?=<\/?(?:html|head|meta|title|link|body|header|nav|main|article|section|footer|div|h\d|p|ul|ol|li|dl|dt|dd|details|summary|pre|blockquote)[ >])/g;

/** HTML without the line ends that no reader sees. One between two links stays: it parts their words. */
export function compact(html: string): string {
  return html.replace(block, "");
}
