import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderCompletion } from "../../cli/completion/renderCompletion";
import { createProgram } from "../../cli/createProgram";
import { recordDeps } from "./recordedDeps";

const program = createProgram(recordDeps({ cwd: "/" }).deps);

/** What bash proposes for the last word, in a folder. */
function completeInBash(words: readonly string[], cwd = "/"): string[] {
  const list = words.map((word) => `'${word}'`).join(" ");
  const script = `${renderCompletion(program, "bash")}
COMP_WORDS=(appreg ${list}); COMP_CWORD=${words.length}; _appreg; echo "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["--norc", "-c", script], { encoding: "utf8", cwd }).trim().split(" ");
}

describe("completion of bash", () => {
  it.each([
    [
      [""],
      [
        "quickstart",
        "init",
        "rehearse",
        "review",
        "manifest",
        "up",
        "doctor",
        "list",
        "show",
        "token",
        "verify",
        "drift",
        "recover",
        "teardown",
        "adopt",
        "certificate",
        "connect",
        "consent",
        "permissions",
        "practice",
        "completion",
        "--version",
        "--help",
      ],
    ],
    [["re"], ["rehearse", "review", "recover"]],
    [
      ["review", "--fail-on", ""],
      ["critical", "high", "medium", "low", "info"],
    ],
    [
      ["practice", ""],
      ["serve", "status", "reset", "log", "env", "assertion", "--help"],
    ],
    [
      ["practice", "reset", "--"],
      ["--yes", "--certificates", "--cwd", "--help"],
    ],
    [
      ["practice", "env", "--shell", ""],
      ["bash", "fish", "powershell"],
    ],
    [["token", "calendar-sync", "--flow", "d"], ["device-code"]],
    [
      ["up", "--engine", ""],
      ["rehearsal", "pulumi"],
    ],
    [
      ["connect", "calendar-sync", "--to", "msal"],
      ["msal-node", "msal-browser"],
    ],
    [
      ["consent", "preview", "calendar-sync", "--policy", ""],
      ["legacy", "recommended", "low", "none"],
    ],
    [
      ["permissions", ""],
      ["search", "show", "list", "least", "refresh", "--help"],
    ],
    [
      ["permissions", "search", "mail", "--kind", ""],
      ["delegated", "application"],
    ],
    [
      ["permissions", "least", "P"],
      ["POST", "PATCH", "PUT"],
    ],
    [
      ["permissions", "refresh", "--tenant", ""],
      ["practice", "real"],
    ],
    [["token", "mail-digest", "--flow", "f"], ["federated"]],
    [
      ["completion", ""],
      ["bash", "zsh", "fish", "--help"],
    ],
  ])("for %j proposes %j", (words, proposals) => {
    expect(completeInBash(words)).toEqual(proposals);
  });
});

describe("completion of app names", () => {
  it("proposes the apps of the stacks that were rehearsed in the folder", () => {
    const folder = mkdtempSync(join(tmpdir(), "appreg-completion-"));
    const stacks = join(folder, ".practice", "stacks", "sample");
    mkdirSync(stacks, { recursive: true });
    const accesses = [
      { kind: "publicClient", name: "calendar-sync", tokenCommand: "npx appreg token calendar-sync" },
      { kind: "service", name: "room-api" },
    ];
    const others = [{ displayName: "Calendar Sync", kind: "toaster", name: "calendar-toaster" }];
    writeFileSync(join(stacks, "dev.json"), JSON.stringify({ outputs: [...accesses, ...others] }, null, 2));

    expect(completeInBash(["token", "c"], folder)).toEqual(["calendar-sync"]);
    expect(completeInBash(["token", ""], folder).slice(0, 2)).toEqual(["calendar-sync", "room-api"]);
    expect(completeInBash(["token", "c"])).toEqual([""]);

    rmSync(folder, { recursive: true });
  });
});

describe("completion of zsh", () => {
  it("runs the script of bash through zsh's own bridge", () => {
    const [bridge, ...rest] = renderCompletion(program, "zsh").split("\n");

    expect(bridge).toBe("autoload -U +X bashcompinit && bashcompinit");
    expect(rest.join("\n")).toBe(renderCompletion(program, "bash"));
  });
});

describe("completion of fish", () => {
  it("proposes subcommands below their command only, with descriptions", () => {
    const lines = renderCompletion(program, "fish").split("\n");

    expect(lines).toContain(
      "complete -c appreg -n '__fish_seen_subcommand_from practice; and not __fish_seen_subcommand_from serve status reset log env assertion' -a serve -d 'run the practice tenant until Ctrl-C'",
    );
    expect(lines).toContain(
      "complete -c appreg -n '__fish_seen_subcommand_from practice; and __fish_seen_subcommand_from env' -l shell -x -a 'bash fish powershell' -d 'the shell to print for (default: from $SHELL)'",
    );
  });
});
