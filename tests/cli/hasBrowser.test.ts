import { describe, expect, it } from "vitest";
import { hasBrowser } from "../../cli/token/hasBrowser";

describe("hasBrowser", () => {
  it.each([
    [{}, "linux", false],
    [{ DISPLAY: "" }, "linux", false],
    [{ DISPLAY: ":0" }, "linux", true],
    [{ WAYLAND_DISPLAY: "wayland-0" }, "linux", true],
    [{ BROWSER: "lynx" }, "linux", true],
    [{ WSL_DISTRO_NAME: "Ubuntu" }, "linux", true],
    [{}, "darwin", true],
    [{}, "win32", true],
  ] as const)("with %j on %s: %s", (env, platform, expected) => {
    expect(hasBrowser(env, platform)).toBe(expected);
  });
});
