/** Whether a browser can be shown to the person: not in a container, or over a remote shell without a display. */
import type { CliDeps } from "../cliDeps";

export function hasBrowser(env: CliDeps["env"], platform: NodeJS.Platform): boolean {
  if (platform === "darwin" || platform === "win32") return true;
  const { DISPLAY, WAYLAND_DISPLAY, BROWSER, WSL_DISTRO_NAME } = env;
  return [DISPLAY, WAYLAND_DISPLAY, BROWSER, WSL_DISTRO_NAME].some((name) => name !== undefined && name !== "");
}
