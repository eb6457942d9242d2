/** Characters of a value that a sentence shows. */
const most = 60;

/** A value as a sentence shows it: JSON, cut at 60 characters. What YAML makes a date is shown without quotes, as it was written. */
export function seen(value: unknown): string {
  const json = jsonOf(value, most + 1);
  return json.length > most ? `${json.slice(0, most)}...` : json;
}

/** JSON of about as many characters as there is room for: ten levels of nine aliases are three billion values, and a list may hold itself. */
function jsonOf(value: unknown, room: number): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(value.slice(0, room));
  if (value instanceof Date) return value.toISOString().replace("T00:00:00.000Z", "");
  if (typeof value !== "object" || value === null) return String(value);
  const isList = Array.isArray(value);
  let json = isList ? "[" : "{";
  for (const [key, part] of Object.entries(value)) {
    if (json.length > room) return json;
    if (json.length > 1) json += ",";
    if (!isList) json += `${JSON.stringify(key.slice(0, room))}:`;
    json += jsonOf(part, room - json.length);
  }
  return json + (isList ? "]" : "}");
}
