/** Fills in what nobody has settled, and says what cannot be done without. Pure. */
import type { Refusal } from "../connect/connectRefusedError";
import type { AppAnswers } from "./answers";
import { appKinds } from "./appKinds";
import { defaultDisplayName } from "./appNames";
import type { InitOptions, ToldAnswers } from "./readOptions";

/** What `appreg init` cannot guess. */
export function missingAnswers({ kind, name }: Pick<InitOptions, "kind" | "name">): Refusal[] {
  const kinds = appKinds.map((one) => one.name).join(", ");
  return [
    ...(kind === undefined
      ? [{ problem: "The kind of the app is missing.", fix: `add --kind with one of ${kinds}` }]
      : []),
    ...(name === undefined
      ? [{ problem: "The name of the app is missing.", fix: "add --name, as in --name room-board" }]
      : []),
  ];
}

/** What cannot be read before somebody has said what kind of app it is. */
export function needsKind({ kind, permission, call }: Pick<InitOptions, "kind" | "permission" | "call">): Refusal[] {
  const given = [permission && "--permission", call && "--call"].filter((one) => one !== undefined);
  if (kind !== undefined || given.length === 0) return [];
  return [{ problem: `${given.join(" and ")}: what it may use depends on the kind of app.`, fix: "add --kind" }];
}

/** @param told with kind and name */
export function fillAnswers(told: ToldAnswers & Pick<AppAnswers, "kind" | "name">): AppAnswers {
  const { kind, name } = told;
  return {
    displayName: defaultDisplayName(name),
    redirectUris: kind.redirectUris,
    permissions: [],
    scopes: kind.name === "api" ? defaultScopes(name) : [],
    proof: { by: "nothing" },
    consent: defaultConsent(kind.name),
    ...told,
  };
}

/** "rooms-api" offers Rooms.Read. */
export function defaultScopes(name: string): readonly string[] {
  const object = defaultDisplayName(name)
    .replaceAll(" ", "")
    .replace(/(?<=.)(?:Api|API)$/, "");
  return [`${object}.Read`];
}

/** Nobody is there to be asked where a daemon starts. */
export function defaultConsent(kind: AppAnswers["kind"]["name"]): AppAnswers["consent"] {
  return kind === "daemon" ? "code" : "people";
}
