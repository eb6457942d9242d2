import { assets, prepare } from "../../scripts/site/assets.ts";

/** Where the pages of a site without a theme find their styles and scripts. */
export const { loaded } = assets({ files: new Map(), theme: "" }, await prepare());
