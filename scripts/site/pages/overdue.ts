import { dateInWords, momentInWords } from "../../editions/calendar.ts";
import type { Model } from "../model.ts";
import type { OverdueView } from "../views.ts";

/**
 * What home and `/status/` say once the next edition is overdue; null where nothing is due. An edition that the status does
 * not know of was closed by hand after the run: by when the one after it is due is not known.
 */
export function overdueOf({ collection }: Model): OverdueView | null {
  const { editions, site, status } = collection;
  const date = editions.at(-1)?.date;
  if (!status || status.edition?.date !== date) return null;
  return {
    nextBy: status.next_by,
    due: momentInWords(Date.parse(status.next_by), site.edition.zone),
    since: date === undefined ? null : { date, text: dateInWords(date) },
  };
}
