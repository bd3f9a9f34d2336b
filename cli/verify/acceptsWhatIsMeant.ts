/** What a played person accepts on a consent page: what the program leaves to people, and nothing that it consents to itself. */
import type { AppManifest } from "../../manifest";
import type { PlayOptions } from "../practice/playUser";

/**
 * Where the program consents, nobody is asked; a person who accepted there would hide that the consent is gone. Scopes of
 * sign-in are on every page.
 */
export function acceptsWhatIsMeant({ consents }: AppManifest): NonNullable<PlayOptions["accepts"]> {
  const byProgram = new Set(
    consents.flatMap(({ to, permission }) => (to === "app" || signInScopes.has(permission) ? [] : [permission])),
  );
  return (asked) => !asked.some((permission) => byProgram.has(permission));
}

const signInScopes: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);
