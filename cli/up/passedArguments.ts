/**
 * Arguments that a person passes on to `pulumi up`: those that change how it is done or shown.
 *
 * What would change what is applied (another stack, other configuration, a part of the program, another plan) is refused, and so
 * is whatever is not known here: a later Pulumi may learn more of that kind.
 */
import { UsageError } from "../usageError";

interface PassedFlag {
  readonly takesValue?: true;
  /** Whether the preview before has to be run with it, too. */
  readonly inPreview?: true;
}

const flags: Readonly<Record<string, PassedFlag>> = {
  "--parallel": { takesValue: true },
  "--refresh": { inPreview: true },
  "--run-program": { inPreview: true },
  "--policy-pack": { takesValue: true, inPreview: true },
  "--policy-pack-config": { takesValue: true, inPreview: true },
  "--message": { takesValue: true },
  "--color": { takesValue: true },
  "--verbose": { takesValue: true },
  "--continue-on-error": {},
  "--diff": {},
  "--emoji": {},
  "--expect-no-changes": {},
  "--logflow": {},
  "--logtostderr": {},
  "--non-interactive": {},
  "--show-policy-remediations": {},
  "--show-reads": {},
  "--show-replacement-steps": {},
  "--show-sames": {},
  "--suppress-outputs": {},
  "--suppress-permalink": {},
  "--suppress-progress": {},
};

const shortNames: Readonly<Record<string, string>> = {
  "-p": "--parallel",
  "-r": "--refresh",
  "-m": "--message",
  "-v": "--verbose",
};

export interface PassedArguments {
  readonly preview: readonly string[];
  readonly up: readonly string[];
  readonly setsParallel: boolean;
}

/** @throws {UsageError} naming the first argument that is not passed on, and what to do instead */
export function sortArguments(given: readonly string[]): PassedArguments {
  const preview: string[] = [];
  let setsParallel = false;
  for (let at = 0; at < given.length; at++) {
    const argument = given[at] ?? "";
    const [written = "", ...values] = argument.split("=");
    const name = shortNames[written] ?? written;
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (flag === undefined) throw notPassed(written);
    const parts = [argument];
    if (flag.takesValue && values.length === 0) parts.push(given[++at] ?? missingValue(written));
    if (flag.inPreview) preview.push(...parts);
    setsParallel ||= name === "--parallel";
  }
  return { preview, up: [...given], setsParallel };
}

function missingValue(name: string): never {
  throw new UsageError(`${name} needs a value.`, `write ${name}=<value> behind the --`);
}

const ownOptions: Readonly<Record<string, string>> = {
  "--stack": "write --stack before the --",
  "-s": "write --stack before the --",
  "--cwd": "write --cwd before the --",
  "-C": "write --cwd before the --",
  "--yes": "write --yes before the --",
  "-y": "write --yes before the --",
};

function notPassed(name: string): UsageError {
  const own = ownOptions[name];
  const why =
    own === undefined ? "could change what is applied from what was reviewed" : "is an option of appreg itself";
  return new UsageError(
    `"${name}" is not passed on to pulumi up: it ${why}.`,
    own ?? `leave it out; passed on are ${Object.keys(flags).join(", ")}`,
  );
}
