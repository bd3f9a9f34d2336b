/** Tokens straight from the authorize endpoint. */
import type { Rule } from "../rule";
import { sources } from "../sources";

export const implicitFlow: Rule = {
  id: "implicit-flow",
  level: "risky",
  why: "Tokens in an address end up in histories and logs, and the code flow has replaced them for browsers too.",
  source: sources.bestPractices,
  judge: ({ platforms: { web } }) => {
    const rule = "tokens are not issued by the authorize endpoint";
    const idTokens = { argument: "web.implicitIdTokens", rule, fix: "set it to false, and use the code flow" };
    const fix = "set it to false, and list the browser app's redirect URIs under singlePage";
    const accessTokens = { argument: "web.implicitAccessTokens", rule, fix };
    return [...(web.implicitIdTokens ? [idTokens] : []), ...(web.implicitAccessTokens ? [accessTokens] : [])];
  },
};
