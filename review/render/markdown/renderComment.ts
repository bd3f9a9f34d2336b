/** The reviews of several stacks as one comment. */
import type { Review } from "../../review";
import { githubLimit, renderMarkdown } from "./renderMarkdown";

/** In the order given; each stack has an equal share of the characters that GitHub takes. */
export function renderComment(reviews: readonly Review[]): string {
  const limit = Math.floor(githubLimit / reviews.length) - 1;
  return reviews.map((review) => renderMarkdown(review, { limit })).join("\n");
}
