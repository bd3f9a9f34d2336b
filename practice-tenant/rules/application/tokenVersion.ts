/**
 * `api.requestedAccessTokenVersion` is 1, 2 or nothing, and 2 where personal accounts may sign in.
 *
 * Source: microsoft-graph-docs apiApplication. The text is the one that the portal shows.
 */
import { type ApplicationRule, allowsPersonalAccounts } from "./directoryRule";

const target = "api.requestedAccessTokenVersion";

export const tokenVersionRule: ApplicationRule = ({ after }) => {
  const version = after.api.requestedAccessTokenVersion;
  const reason = allowsPersonalAccounts(after) ? "it must be 2 for the sign-in audience" : "it must be 1 or 2";
  const isRight = version === 2 || ((version === null || version === 1) && !allowsPersonalAccounts(after));
  if (isRight) return undefined;
  return {
    status: 400,
    code: "Request_BadRequest",
    message: `Property ${target} is invalid: ${reason}.`,
    detail: { code: "InvalidValue", target },
  };
};
