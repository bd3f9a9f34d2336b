/** No engine tells what a command wants to know of a stack. */
import { ProjectError } from "../../common";
import type { Stack } from "../project/findProject";

export class StackUntoldError extends ProjectError {
  override readonly code = "ERR_STACK_NOT_FOUND";
}

/** What was asked for. */
type Asked = "outputs" | "state";

/** How a stack is rehearsed; the one that is meant where none is named needs no name. */
export function rehearseUp(stack: string): string {
  return stack === "dev" ? "npx appreg rehearse up" : `npx appreg rehearse up --stack ${stack}`;
}

export function neverUp({ name }: Stack, asked: Asked): StackUntoldError {
  return new StackUntoldError(
    `The stack "${name}" has no ${asked}: it was not rehearsed, and there is no Pulumi CLI here to ask.`,
    `bring it up with \`${rehearseUp(name)}\`, or install the Pulumi CLI`,
  );
}

export function neverRehearsed({ name }: Stack, asked: Asked): StackUntoldError {
  return new StackUntoldError(
    `The stack "${name}" has no ${asked}: it was not rehearsed.`,
    `bring it up with \`${rehearseUp(name)}\``,
  );
}

export function noPulumi({ name }: Stack, asked: Asked): StackUntoldError {
  return new StackUntoldError(
    `There is no Pulumi CLI here to ask for the ${asked} of the stack "${name}".`,
    "install the Pulumi CLI, or leave --engine out to use what was rehearsed",
  );
}

/** @param complaint what the CLI wrote on its standard error */
export function pulumiRefused({ name }: Stack, asked: Asked, complaint: string): StackUntoldError {
  const [reason = ""] = complaint.trim().split("\n");
  // A backend in a folder is written without a second copy: who is killed then leaves half a file, or none of it.
  const isCutOff = reason.includes("failed to load checkpoint");
  return new StackUntoldError(
    `The Pulumi CLI does not tell the ${asked} of the stack "${name}": ${reason.replace(/^error: /, "")}`,
    isCutOff
      ? `put back the copy that Pulumi keeps beside the state (.pulumi/stacks/…/${name}.json.bak), then \`appreg recover\``
      : `bring it up with \`${rehearseUp(name)}\` or \`pulumi up\`, or name another with --stack`,
  );
}
