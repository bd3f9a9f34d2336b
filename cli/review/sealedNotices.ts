/** What an encrypted setting has become nobody can see who may not open it. */
import type { Notice } from "../../review";

type Settings = Readonly<Record<string, string>>;

/** One for each setting that both versions have and that is another text in each. */
export function sealedNotices(base: Settings, head: Settings): readonly Notice[] {
  return Object.keys(head)
    .filter((key) => base[key] !== undefined && base[key] !== head[key])
    .sort()
    .map((key) => ({
      kind: "notVerified",
      text: "its encrypted value was written anew, and nobody opened it here: what it feeds may be something else now",
      about: `the setting ${key}`,
    }));
}
