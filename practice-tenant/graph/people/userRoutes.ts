/**
 * What can be changed about a user: whether the account is on, its password, what signing in takes, and whether sign-ins
 * so far still count.
 * Everything else about people is read only.
 */
import { z } from "zod";
import type { UserAccount } from "../../records";
import { accessDenied } from "../http/authorizeCall";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { notFound } from "../http/graphError";
import { readBody } from "../http/readBody";
import { requireUser } from "./peopleRoutes";

export const userRoutes: readonly GraphRoute[] = [
  { method: "PATCH", path: "/users/{id}", handle: changeUser },
  { method: "GET", path: "/users/{id}/authentication/requirements", handle: readRequirements },
  { method: "PATCH", path: "/users/{id}/authentication/requirements", handle: changeRequirements },
  {
    method: "POST",
    path: "/users/{id}/revokeSignInSessions",
    handle: (call) => revokeSignIns(call, requireUser(call.context.store, call.params.id ?? "").id),
  },
  {
    method: "POST",
    path: "/me/revokeSignInSessions",
    handle: (call) => revokeSignIns(call, requireUser(call.context.store, call.caller.objectId).id),
  },
];

const requirementsSchema = z.strictObject({ perUserMfaState: z.enum(["disabled", "enabled", "enforced"]) });

const changeSchema = z.strictObject({
  accountEnabled: z.boolean().optional(),
  passwordProfile: z
    .strictObject({
      password: z.string().min(1).optional(),
      forceChangePasswordNextSignIn: z.boolean().optional(),
      forceChangePasswordNextSignInWithMfa: z.boolean().optional(),
    })
    .optional(),
});

type UserChange = z.output<typeof changeSchema>;

/** Which permission lets a caller change which property (microsoft-graph-docs user-update). Others open the route, too. */
const permissionsFor: Readonly<Record<keyof UserChange, readonly string[]>> = {
  accountEnabled: ["User.EnableDisableAccount.All", "User.ReadWrite.All", "Directory.ReadWrite.All"],
  passwordProfile: ["User-PasswordProfile.ReadWrite.All"],
};

function changeUser(call: GraphCall): GraphAnswer {
  const { store } = call.context;
  const user = requireUser(store, call.params.id ?? "");
  const change = readBody(changeSchema, call.body, "User");
  assertMayChange(call, change);
  const { accountEnabled, passwordProfile } = change;
  if (accountEnabled !== undefined) store.put("user", { ...user, accountEnabled });
  if (passwordProfile !== undefined) changePassword(call, user.id, passwordProfile);
  return noContent;
}

function assertMayChange({ caller, context }: GraphCall, change: UserChange): void {
  if (context.rules === "off") return;
  const held = new Set(caller.permissions);
  // The schema is strict: whatever is in the change is one of its properties.
  const properties = Object.keys(change) as (keyof UserChange)[];
  const isAllowed = properties.every((property) => permissionsFor[property].some((name) => held.has(name)));
  if (!isAllowed) throw accessDenied("/users/{id}");
}

function readRequirements(call: GraphCall): GraphAnswer {
  const { id } = requireUser(call.context.store, call.params.id ?? "");
  const { perUserMfaState = "disabled" } = requireAccount(call, id);
  const context = `${call.context.origin}/${call.version}/$metadata#users('${id}')/authentication/requirements`;
  return { kind: "value", value: { "@odata.context": context, perUserMfaState } };
}

/** Sign-ins so far are good no more where they lack what is now needed. */
function changeRequirements(call: GraphCall): GraphAnswer {
  const { store } = call.context;
  const { id } = requireUser(store, call.params.id ?? "");
  store.put("userAccount", { ...requireAccount(call, id), ...readBody(requirementsSchema, call.body, "Requirements") });
  return noContent;
}

/** A new password ends every sign-in so far; one that must be changed first signs nobody in. */
function changePassword(call: GraphCall, userId: string, profile: NonNullable<UserChange["passwordProfile"]>): void {
  const { store, clock } = call.context;
  const { password, forceChangePasswordNextSignIn, forceChangePasswordNextSignInWithMfa } = profile;
  store.put("userAccount", {
    ...requireAccount(call, userId),
    ...(password !== undefined && { password, signInsValidFrom: clock().getTime() }),
    passwordExpired: forceChangePasswordNextSignIn === true || forceChangePasswordNextSignInWithMfa === true,
  });
}

/** Refresh tokens and browser sessions until now are void; access tokens live on until they end. */
function revokeSignIns(call: GraphCall, userId: string): GraphAnswer {
  const { store, clock, origin } = call.context;
  store.put("userAccount", { ...requireAccount(call, userId), signInsValidFrom: clock().getTime() });
  const context = `${origin}/${call.version}/$metadata#Edm.Boolean`;
  return { kind: "value", value: { "@odata.context": context, value: true } };
}

function requireAccount({ context }: GraphCall, userId: string): UserAccount {
  const account = context.store.get("userAccount", userId);
  if (account === undefined) throw notFound(userId);
  return account;
}
