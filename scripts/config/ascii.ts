/** JSON with all but ASCII as escapes: a text of ASCII alone is read at twice the speed, as `latin1`. */
export function inAscii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, escaped);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
