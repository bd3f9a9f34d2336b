/** Makes the completion script of a shell from the command line itself. */
import type { Command } from "commander";
import { bashCompletion, zshCompletion } from "./bashCompletion";
import { describeCommand } from "./commandTree";
import { fishCompletion } from "./fishCompletion";

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

export function renderCompletion(program: Command, shell: keyof typeof scripts): string {
  return scripts[shell](describeCommand(program));
}
