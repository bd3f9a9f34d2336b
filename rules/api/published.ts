/** What an app publishes for others to request: scopes and app roles, as several rules judge them. */
import { type AppManifest, unsettledName } from "../../manifest";

export interface Published {
  /** Path of the argument that holds it. */
  readonly argument: "api.scopes" | "appRoles";
  readonly name: string;
  readonly id: string;
  readonly isEnabled: boolean;
}

/** Scopes first. Names and ids that are not settled are the stand-in for such. */
export function listPublished({ exposes: { scopes, roles } }: AppManifest): readonly Published[] {
  const read = ({ name, id, isEnabled }: Omit<Published, "argument">) => ({ name, id, isEnabled });
  return [
    ...scopes.map((scope) => ({ argument: "api.scopes" as const, ...read(scope) })),
    ...roles.map((role) => ({ argument: "appRoles" as const, ...read(role) })),
  ];
}

export function isSettledText(text: string): boolean {
  return text !== unsettledName;
}
