/** A script that completes `appreg` in bash; zsh runs the same script through its own bashcompinit. */
import { allNodes, type CommandNode, listApps } from "./commandTree";

export function bashCompletion(program: CommandNode): string {
  const nodes = allNodes(program);
  const paths = nodes.filter(({ path }) => path.length > 0).map(({ path }) => `" ${path.join(" ")}"`);
  const valueOptions = nodes.flatMap(({ options }) => options).filter(({ choices }) => choices.length > 0);
  const byOption = new Map(valueOptions.map(({ long, choices }) => [long, choices]));
  return `# appreg: completion for bash
_appreg() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in ${paths.join("|")}) path="$path $word" ;; esac
  done
  case "$previous" in
${[...byOption].map(([long, choices]) => `    ${long}) COMPREPLY=($(compgen -W "${choices.join(" ")}" -- "$current")); return ;;`).join("\n")}
    --cwd) COMPREPLY=($(compgen -d -- "$current")); return ;;
  esac
  case "$path" in
${nodes.map(renderCase).join("\n")}
  esac
}
complete -F _appreg appreg
`;
}

export function zshCompletion(program: CommandNode): string {
  return `autoload -U +X bashcompinit && bashcompinit\n${bashCompletion(program)}`;
}

function renderCase({ path, subcommands, options, choices, takesApp }: CommandNode): string {
  const words = [
    ...subcommands.map((child) => child.path.at(-1)),
    ...choices,
    ...(takesApp ? [`$(${listApps})`] : []),
    ...options.map(({ long }) => long),
    "--help",
  ];
  const pattern = path.length === 0 ? '""' : `" ${path.join(" ")}"`;
  return `    ${pattern}) COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$current")) ;;`;
}
