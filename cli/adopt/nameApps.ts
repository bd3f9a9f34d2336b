/** Logical names for apps that have none yet. Pure. */
import type { AppSummary } from "../../directory";
import { suggestName } from "../init/appNames";

/** Made of the display name; with a number where that is taken. */
export function nameApp(
  { displayName, clientId }: Pick<AppSummary, "displayName" | "clientId">,
  isTaken: (name: string) => boolean,
): string {
  const plain = displayName.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  // Cut short, so that names of its resources stay readable; one of no letter of ours is called by its id.
  const base = suggestName(plain).slice(0, 40).replace(/-+$/, "") || `app-${clientId.slice(0, 8)}`;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (!isTaken(name)) return name;
  }
}
