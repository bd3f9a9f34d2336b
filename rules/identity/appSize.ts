/** The size of an app as a whole. */
import type { AppManifest } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";

/** One page says "about 1,000 items", another 1,200 entries. */
const limit = 1000;

export const appSize: Rule = {
  id: "app-size",
  level: "risky",
  why: "All lists of an app together have at most about 1,000 entries.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    const size = countEntries(manifest);
    if (size <= limit) return [];
    const rule = `the lists of an app have about ${limit} entries together`;
    return [{ argument: "app", rule, fix: `remove ${size - limit} of the ${size}, or divide the app` }];
  },
};

function countEntries({ identity, platforms, requests, exposes, claims, credentials }: AppManifest): number {
  const { web, singlePage, publicClient } = platforms;
  const lists: readonly (readonly unknown[])[] = [
    identity.tags,
    web.redirectUris,
    singlePage.redirectUris,
    publicClient.redirectUris,
    requests,
    exposes.identifierUris,
    exposes.scopes,
    exposes.roles,
    exposes.preAuthorized,
    exposes.knownClients,
    claims.optional,
    credentials.filter(({ kind }) => kind !== "federated"),
  ];
  return lists.reduce((sum, { length }) => sum + length, 0);
}
