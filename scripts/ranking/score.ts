/** Likenesses are counted in these, so that sums of them are whole numbers and no last bit of a cosine decides an order. */
export const tenThousandths = 10_000;

/** A score as it is compared, printed and published: to 4 digits. */
export function rounded(score: number): number {
  return Math.round(score * tenThousandths) / tenThousandths;
}
