/** The locks that runs of the Pulumi CLI have put on a stack, where its backend is a folder of this machine. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const lockFile = z.looseObject({
  pid: z.number(),
  username: z.string(),
  hostname: z.string(),
  timestamp: z.string(),
});

/** Who is at work on the stack, or was and never came to its end. */
export type StackLock = z.infer<typeof lockFile>;

/** @param url as `pulumi whoami --verbose` tells it; none are found where it is no folder */
export function findStackLocks(url: string, project: string, stack: string): readonly StackLock[] {
  const root = folderOf(url);
  if (root === undefined) return [];
  const folder = join(root, ".pulumi", "locks", "organization", project, stack);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => readLock(join(folder, name)));
}

function folderOf(url: string): string | undefined {
  if (!url.startsWith("file://")) return undefined;
  const [address = ""] = url.split("?");
  // What follows the scheme need not be an absolute path.
  if (address.startsWith("file://~")) return join(homedir(), address.slice("file://~".length));
  return address.startsWith("file:///") ? fileURLToPath(address) : undefined;
}

/** None for a file that is gone again or of another form: Pulumi itself refuses what it cannot read. */
function readLock(file: string): readonly StackLock[] {
  try {
    return [lockFile.parse(JSON.parse(readFileSync(file, "utf8")))];
  } catch {
    return [];
  }
}
