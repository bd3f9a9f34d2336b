/** The command line as data, for the scripts that complete it. */
import type { Command, Option } from "commander";

export interface OptionNode {
  /** With its dashes: "--shell". */
  readonly long: string;
  readonly description: string;
  /** Values it takes; empty where it takes none or anything. */
  readonly choices: readonly string[];
  readonly takesValue: boolean;
}

export interface CommandNode {
  /** Names from the top: ["practice", "serve"]; empty for the program itself. */
  readonly path: readonly string[];
  readonly description: string;
  readonly subcommands: readonly CommandNode[];
  readonly options: readonly OptionNode[];
  /** Values of the first argument, where they are known. */
  readonly choices: readonly string[];
  /** Whether its first argument names an app of the stack. */
  readonly takesApp: boolean;
}

/**
 * Shell command that lists the apps of the stacks rehearsed in the present folder; quicker than starting Node. In the `access` of
 * an app, whose fields are in the order of the alphabet, its name follows its kind.
 */
export const listApps =
  'sed -nE \'/"kind": "(publicClient|singlePage|web|service)"/{n;s/.*"name": "([^"]*)".*/\\1/p;}\' .practice/stacks/*/*.json 2>/dev/null | sort -u';

/** Describes a command and everything below it. */
export function describeCommand(command: Command, path: readonly string[] = []): CommandNode {
  return {
    path,
    description: command.description(),
    subcommands: command.commands.map((child) => describeCommand(child, [...path, child.name()])),
    options: command.options.flatMap(describeOption),
    choices: command.registeredArguments[0]?.argChoices ?? [],
    takesApp: command.registeredArguments[0]?.name() === "app",
  };
}

/** A node and all nodes below it. */
export function allNodes(node: CommandNode): CommandNode[] {
  return [node, ...node.subcommands.flatMap(allNodes)];
}

function describeOption({ long, description, argChoices, required, optional }: Option): OptionNode[] {
  if (long === undefined || long === null) return [];
  return [{ long, description, choices: argChoices ?? [], takesValue: required || optional }];
}
