/** A script that completes `appreg` in fish, with descriptions. */
import { allNodes, type CommandNode, listApps } from "./commandTree";

export function fishCompletion(program: CommandNode): string {
  const lines = allNodes(program).flatMap((node) => completeNode(node));
  return `# appreg: completion for fish\ncomplete -c appreg -f\n${lines.join("\n")}\n`;
}

function completeNode(node: CommandNode): string[] {
  const condition = `-n ${quote(conditionFor(node))}`;
  const words = [
    ...node.subcommands.map(({ path, description }) => [path.at(-1) ?? "", description] as const),
    ...node.choices.map((choice) => [choice, ""] as const),
  ];
  return [
    ...(node.takesApp ? [`complete -c appreg ${condition} -a ${quote(`(sh -c ${quote(listApps)})`)}`] : []),
    ...words.map(([word, description]) => `complete -c appreg ${condition} -a ${word} -d ${quote(description)}`),
    ...node.options.map(({ long, description, choices, takesValue }) => {
      const value = choices.length > 0 ? ` -x -a ${quote(choices.join(" "))}` : takesValue ? " -r" : "";
      return `complete -c appreg ${condition} -l ${long.slice(2)}${value} -d ${quote(description)}`;
    }),
  ];
}

function conditionFor({ path, subcommands }: CommandNode): string {
  if (path.length === 0) return "__fish_use_subcommand";
  const seen = path.map((name) => `__fish_seen_subcommand_from ${name}`);
  const children = subcommands.map((child) => child.path.at(-1)).join(" ");
  return [...seen, ...(children === "" ? [] : [`not __fish_seen_subcommand_from ${children}`])].join("; and ");
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
