import { expect, it } from "vitest";
import { renderJson } from "../../cli/rehearsal/renderJson";

it("a rehearsal as a document shows what may be shown of its outputs, and not what they hold", () => {
  const document = renderJson("up", "dev", {
    exitCode: 0,
    outputs: { daemon: { clientId: "c", secret: "swordfish" } },
    shownOutputs: { daemon: { clientId: "c", secret: "[secret]" } },
    changes: { create: 1 },
    steps: [],
    diagnostics: [],
    milliseconds: 5,
  });

  expect(JSON.parse(document)).toEqual({
    operation: "up",
    stack: "dev",
    exitCode: 0,
    changes: { create: 1 },
    outputs: { daemon: { clientId: "c", secret: "[secret]" } },
    steps: [],
    diagnostics: [],
    milliseconds: 5,
  });
});
