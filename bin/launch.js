// Starts the command line on a Node that has node:sqlite (22.13). In a checkout the pinned Node stands in for an older one.

const { existsSync } = require("node:fs");
const { createRequire, enableCompileCache } = require("node:module");
const { dirname, join } = require("node:path");
const { isatty } = require("node:tty");

const root = join(__dirname, "..");
const needed = [22, 13];

function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

/** The Node that the development dependencies bring, or undefined where they are not installed. */
function pinnedNode() {
  const { platform, arch } = process;
  const scope = platform === "darwin" && arch === "arm64" ? "node-bin" : "node";
  const name = `${scope}-${platform === "win32" ? "win" : platform}-${arch}`;
  try {
    const manifest = createRequire(join(root, "scripts", "pinned-node", "package.json")).resolve(
      `${name}/package.json`,
    );
    return join(dirname(manifest), "bin", platform === "win32" ? "node.exe" : "node");
  } catch {
    return undefined;
  }
}

function launch(args) {
  if (!isNewEnough(process.versions.node)) return launchOnPinnedNode(args);
  const isCheckout = existsSync(join(root, "cli", "main.ts"));
  if (isCheckout) require("../scripts/build.cjs").buildIfStale();
  // A warning of Node's own about node:sqlite would stand in front of every answer.
  process.removeAllListeners("warning");
  enableCompileCache(join(nodeModules(), ".cache", "entra-app-registration"));
  require("../dist/cli/main.js").main(args);
}

/** Where this package is installed, or what a checkout has installed. */
function nodeModules() {
  const [installed] = /^.*?[\\/]node_modules(?=[\\/])/.exec(root) ?? [];
  return installed ?? join(root, "node_modules");
}

function launchOnPinnedNode(args) {
  const node = pinnedNode();
  if (node === undefined) {
    process.stderr.write(
      `appreg needs Node ${needed.join(".")} or newer; this is ${process.versions.node}.\n  Fix: install a newer Node, then run the same command again\n`,
    );
    process.exit(2);
  }
  const { spawn } = require("node:child_process");
  const child = spawn(node, [join(__dirname, "appreg.js"), ...args], { stdio: "inherit" });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // A terminal sends Ctrl-C to both, and the second of two would not let the command put things in order.
  process.on("SIGINT", () => isatty(0) || child.kill("SIGINT"));
  child.on("exit", (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 2)));
}

module.exports = { launch, pinnedNode, isNewEnough };
