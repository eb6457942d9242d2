/** The places of the page that are filled, by their ids. */
import { element } from "../dom.ts";

export const form = element("search", HTMLFormElement);
export const box = element("q", HTMLInputElement);
export const found = element("found", HTMLElement);
/** Absent where no paper has a date. */
export const sort = document.getElementById("sort");
export const understood = element("understood", HTMLElement);
export const narrow = element("narrow", HTMLDetailsElement);
export const values = element("values", HTMLElement);
export const results = element("results", HTMLElement);
export const full = element("full", HTMLOListElement);
export const partly = element("partly", HTMLElement);
export const partial = element("partial", HTMLOListElement);
export const more = element("more", HTMLButtonElement);
/** Where search has looked, and what looks further; hidden where all papers are asked at once. */
export const back = element("back", HTMLElement);
export const looked = element("looked", HTMLElement);
export const further = element("further", HTMLButtonElement);
export const everywhere = element("everywhere", HTMLButtonElement);
export const instead = element("instead", HTMLElement);
export const help = element("help", HTMLElement);
export const status = element("status", HTMLElement);
