/**
 * What a target keeps of what was deployed to it, as `sha256sum --check` reads it. Hidden, so that it is no page; in the target,
 * so that it goes wherever that goes.
 */
export const recordFile = ".deployed.sha256";
